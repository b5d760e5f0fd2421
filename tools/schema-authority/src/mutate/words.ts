/** So many tokens before and after a name make its context. */
const AROUND = 2;

/** Names in a text, quoted or not. */
export function wordsOf(text: string): Set<string> {
  return new Set(
    [...text.matchAll(/"([^"]+)"|([a-z_]\w*)/gi)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
  );
}

/** Where a text says each name: the tokens around it, parameters and lists of them without their numbers. */
export function contextsOf(text: string): Map<string, Set<string>> {
  const tokens = text.match(/"[^"]+"|'[^']*'|\$\d+|\w+|[^\s\w"'$]+/g) ?? [];
  const contexts = new Map<string, Set<string>>();
  for (const [place, token] of tokens.entries()) {
    const around = tokens.slice(Math.max(0, place - AROUND), place + AROUND + 1);
    const context = around.map((own) => (own.startsWith('$') ? '$' : own)).join(' ');
    const name = token.replaceAll('"', '');
    contexts.set(name, (contexts.get(name) ?? new Set()).add(context));
  }
  return contexts;
}
