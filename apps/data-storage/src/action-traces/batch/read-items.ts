import { invalidRequest, Problem, type Check, type Violation } from '@precedent/service-kit';
import type { components } from '../../generated/openapi.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { readNewTrace, type NewTrace } from '../new-trace.ts';

type Body = components['schemas']['NewActionTrace'];

/** One item of a batch that can be recorded. */
export interface Item {
  /** Place in the batch, from 0. */
  readonly index: number;
  readonly body: Body;
  readonly trace: NewTrace;
}

/** One that cannot. */
export interface BadItem {
  readonly index: number;
  readonly problem: Problem;
}

/** Each item checked on its own. The places in a problem count from the body of the request: `/items/3/kind`. */
export function readItems(
  check: Check,
  bodies: readonly unknown[],
  redactor: Redactor,
): { items: Item[]; bad: BadItem[] } {
  const items: Item[] = [];
  const bad: BadItem[] = [];
  bodies.forEach((body, index) => {
    try {
      const faults = check(body);
      if (faults.length > 0) throw invalidRequest(faults.map((fault) => ({ in: 'body', ...fault })));
      items.push({ index, body: body as Body, trace: readNewTrace(body as Body, redactor) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      bad.push({ index, problem: ofItem(error, index) });
    }
  });
  return { items, bad };
}

function ofItem(problem: Problem, index: number): Problem {
  const placed = (violation: Violation): Violation => ({
    ...violation,
    pointer: `/items/${index}${violation.pointer ?? ''}`,
  });
  return invalidRequest((problem.errors ?? []).map(placed), problem);
}
