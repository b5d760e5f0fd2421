/** So many tokens before and after a name make its context. */
const AROUND = 2;

/** Names in a text, quoted or not. */
export function wordsOf(text: string): Set<string> {
  return new Set(
    [...text.matchAll(/"([^"]+)"|([a-z_]\w*)/gi)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
  );
}

/** Where a text says any of the names: the tokens around it, parameters and lists of them without their numbers. */
export function contextsOf(text: string, names: ReadonlySet<string>): Set<string> {
  const tokens = text.match(/"[^"]+"|'[^']*'|\$\d+|\w+|[^\s\w"'$]+/g) ?? [];
  const contexts = new Set<string>();
  for (const [place, token] of tokens.entries()) {
    if (!names.has(token.replaceAll('"', ''))) continue;
    const around = tokens.slice(Math.max(0, place - AROUND), place + AROUND + 1);
    contexts.add(around.map((own) => (own.startsWith('$') ? '$' : own)).join(' '));
  }
  return contexts;
}
