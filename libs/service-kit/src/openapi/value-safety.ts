import { KIT_LIMITS } from '../limits/kit-limits.ts';
import { type ExceededLimit } from '../limits/limit.ts';
import { pointerSegment } from './json.ts';
import { Misread } from './misread.ts';
import { type Check, type Fault, type Validator } from './operation.ts';

const MAX_DEPTH = KIT_LIMITS['json-levels'].value;
const MAX_FAULTS = 100;

/** A check that hands to the validator only what is safe: nesting alone could exhaust its stack. */
export function safeCheck(validate: Validator): Check {
  return (value) => {
    if (value instanceof Misread) return value.faults;
    const { faults, size } = inspectValue(value);
    return faults.length > 0 ? faults : validate(value, size);
  };
}

export interface Inspection {
  readonly faults: readonly Fault[];
  /** How many values the parsed value holds, containers included. */
  readonly size: number;
}

/**
 * Finds what no schema mentions and no service here can take: a NUL byte (PostgreSQL text cannot hold one), half a
 * surrogate pair, a number JSON.parse made infinite, a `__proto__` key, nesting deeper than 32.
 */
export function inspectValue(value: unknown): Inspection {
  const faults: Fault[] = [];
  const path: (string | number)[] = [];
  let size = 0;

  const report = (detail: string, limit?: ExceededLimit) => {
    if (faults.length < MAX_FAULTS)
      faults.push({ pointer: path.map(pointerSegment).join(''), detail, ...limit });
  };
  const visit = (current: unknown): void => {
    size += 1;
    if (typeof current === 'string') {
      const fault = textFault(current);
      if (fault !== undefined) report(fault);
    } else if (typeof current === 'number') {
      if (!Number.isFinite(current)) report('must be a finite number');
    } else if (typeof current === 'object' && current !== null) {
      visitContainer(current);
    }
  };
  const visitContainer = (container: object): void => {
    if (path.length >= MAX_DEPTH) {
      report(`is nested deeper than ${MAX_DEPTH} levels`, {
        limit: 'json-levels',
        limit_value: MAX_DEPTH,
      });
      return;
    }
    const entries = Array.isArray(container) ? container.entries() : Object.entries(container);
    for (const [key, inner] of entries) {
      path.push(key);
      if (key === '__proto__') report('is not an allowed property name');
      else if (typeof key === 'string' && textFault(key) !== undefined)
        report(`${textFault(key)} in its name`);
      visit(inner);
      path.pop();
    }
  };
  visit(value);
  return { faults, size };
}

function textFault(text: string): string | undefined {
  if (text.includes('\0')) return 'must not contain a NUL character';
  return text.isWellFormed() ? undefined : 'must not contain half a surrogate pair';
}
