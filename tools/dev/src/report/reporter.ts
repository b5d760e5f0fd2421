/** Shows a person how the start gets on. */
export interface Reporter {
  /** A step that takes a while; `total` if its progress can be counted. */
  begin(title: string, total?: number): Step;
  /** A remark between steps. */
  say(text: string): void;
  /** The last words. */
  end(text: string): void;
}

export interface Step {
  progress(done: number, text: string): void;
  done(text: string): void;
  failed(text: string): void;
}
