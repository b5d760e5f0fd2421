/** A foreseen reason why a command cannot go on, told in one sentence (and a program's last words, if it had any). */
export class ExplainedError extends Error {
  override readonly name = 'ExplainedError';
}
