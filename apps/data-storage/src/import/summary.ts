import type { LineFault } from '@precedent/service-kit';
import type { components } from '../generated/openapi.ts';

export type ImportSummary = components['schemas']['ImportSummary'];

/** How many failed lines are told one by one. */
const MOST_FAILURES = 100;
const LONGEST_DETAIL = 2000;

/** Counts what becomes of the lines of an import. */
export class Tally {
  received = 0;
  created = 0;
  unchanged = 0;
  failed = 0;
  embedded = 0;
  readonly #failures: ImportSummary['failures'] = [];

  /** A line that is not stored. Its first fault is told, with the number of the others. */
  fail(line: number, faults: readonly LineFault[]): void {
    this.failed += 1;
    const [first] = faults;
    if (this.#failures.length >= MOST_FAILURES || first === undefined) return;
    const others = faults.length === 1 ? '' : ` (${faults.length - 1} more)`;
    const { code, pointer, detail } = first;
    this.#failures.push({
      line,
      code,
      pointer: pointer.slice(0, LONGEST_DETAIL),
      detail: `${detail.slice(0, LONGEST_DETAIL - others.length)}${others}`,
    });
  }

  summary(): ImportSummary {
    const { received, created, unchanged, failed, embedded } = this;
    return {
      received,
      created,
      unchanged,
      failed,
      embedded,
      unembedded: created - embedded,
      failures: [...this.#failures].sort((one, other) => one.line - other.line),
      failures_omitted: failed - this.#failures.length,
    };
  }
}
