/** An answer that is not the service's, as of a proxy before it that could not reach it. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
  readonly status: number;
  /** What was answered. */
  readonly text: string;

  constructor(status: number, text: string) {
    super(`Something else answered in place of the Context API, with status ${status}`);
    this.status = status;
    this.text = text;
  }
}
