/** What a piece of text that was taken out had been. Also what the placeholder says. */
export const SECRET_KINDS = [
  'private-key',
  'password',
  'token',
  'api-key',
  'cloud-key',
  'secret',
  'cookie',
  'signature',
  'email',
] as const;

export type SecretKind = (typeof SECRET_KINDS)[number];

/** What stands in a text in place of a secret, such as `[redacted:token]`. Equal kinds keep texts similar. */
export function placeholder(kind: string): string {
  return `[redacted:${kind}]`;
}

/** Whether a value is a placeholder already. What is redacted twice must not change. */
export function isPlaceholder(value: string): boolean {
  return value.startsWith('[redacted:');
}

/**
 * Cuts a text that placeholders made longer than it may be, but never through a placeholder.
 * @param longest in characters, as JSON Schema counts them
 */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const { length: end } = [...text].slice(0, longest).join('');
  const opened = text.lastIndexOf('[redacted:', end - 1);
  const split = opened >= 0 && text.indexOf(']', opened) >= end;
  return text.slice(0, split ? opened : end);
}
