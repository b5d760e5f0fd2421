/** A time as PostgreSQL writes it: in a result, in JSON, or by to_char as our services do. */
const TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:\+00(?::00)?|Z)$/;
/** What lies farther away was not computed from the time of the transaction. */
const NEAR = 86_400_000_000n;

/** Tells times by how far they are from the time of the transaction, so that two runs can be compared. */
export class RelativeTime {
  readonly #now: bigint;

  /** @param now the time of the transaction, as a result has it */
  constructor(now: string) {
    this.#now = microseconds(now) ?? 0n;
  }

  /** `<now>` or `<now + n>`, in microseconds, for a time of the same day; other texts as they are. */
  of(text: string): string {
    const time = microseconds(text);
    if (time === null) return text;
    const away = time - this.#now;
    if (away === 0n) return '<now>';
    return away > -NEAR && away < NEAR ? `<now + ${away}>` : text;
  }
}

function microseconds(text: string): bigint | null {
  const [, day, time, fraction = ''] = TIME.exec(text) ?? [];
  if (day === undefined) return null;
  return BigInt(Date.parse(`${day}T${time}Z`)) * 1000n + BigInt(fraction.padEnd(6, '0'));
}
