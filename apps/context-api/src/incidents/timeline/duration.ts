const SHORT = /^(\d{1,9})([smhdw])$/;
const ISO =
  /^P(?=[\dT])(?:(\d{1,4})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/;
const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

/**
 * The seconds of a duration: in short form, such as `12h`, `7d`, `2w`, or of ISO 8601 without years and months, such as
 * `PT12H`, `P7D`.
 * @returns undefined for a text that is neither
 */
export function secondsOf(duration: string): number | undefined {
  const [, count, unit] = SHORT.exec(duration) ?? [];
  if (unit !== undefined) return Number(count) * SECONDS[unit as keyof typeof SECONDS];
  const match = ISO.exec(duration);
  if (match === null) return undefined;
  const parts = match.slice(1).map((part: string | undefined) => Number(part ?? 0));
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  return weeks * SECONDS.w + days * SECONDS.d + hours * SECONDS.h + minutes * SECONDS.m + seconds;
}
