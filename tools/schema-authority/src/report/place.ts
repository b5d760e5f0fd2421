/** A file of the repository and a line in it. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** Takes `path:line` apart; null for null or another form. */
export function placeOf(text: string | null): Place | null {
  const match = /^(.+):(\d+)$/.exec(text ?? '');
  return match?.[1] === undefined ? null : { path: match[1], line: Number(match[2]) };
}
