import type { ExecutionStatus } from '@precedent/schema';
import { Problem } from '@precedent/service-kit';
import { TRANSITIONS } from './transitions.ts';

/** The answer to a move that no step allows, or to a state it is in already, with other content. */
export function invalidTransition(
  what: 'action' | 'history',
  from: ExecutionStatus,
  to: ExecutionStatus,
  differing: readonly string[] = [],
): Problem {
  const allowed = TRANSITIONS[from];
  const next = allowed.length === 0 ? 'nothing can follow it' : `it can become ${allowed.join(' or ')}`;
  const detail =
    differing.length === 0
      ? `The ${what} is ${from} and cannot become ${to}; ${next}.`
      : `The ${what} is ${from} already, with other ${differing.join(', ')}; ${next}.`;
  return new Problem('invalid-transition', detail, {
    extensions: { from, to, allowed, ...(differing.length === 0 ? {} : { differing_fields: differing }) },
  });
}
