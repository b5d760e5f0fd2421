import { pointerSegment, type Violation } from '@precedent/service-kit';

/**
 * Whole numbers beyond 2^53 in a parsed value, by their places: JSON.parse has rounded them, or may have, and what was
 * sent is not known any more.
 * @param pointer of the value within the request
 */
export function roundedNumbers(value: unknown, pointer: string): Violation[] {
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return [];
    const detail = `must be from -${Number.MAX_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}; send a larger number as text`;
    return [{ in: 'body', pointer, detail }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    roundedNumbers(inner, pointer + pointerSegment(key)),
  );
}
