import type { components } from '../generated/openapi.ts';

type WhatWorked = components['schemas']['WhatWorked'];
type Found = Pick<WhatWorked, 'scopes' | 'what_worked' | 'what_failed' | 'regressions'>;

const LONGEST_NAME = 80;

/** The answer in one line. */
export function summaryOf({ scopes, what_worked, what_failed, regressions }: Found): string {
  const [first] = scopes;
  if (first === undefined || scopes.every(({ incidents }) => incidents === 0))
    return 'No past incidents match.';
  if (scopes.every(({ finished }) => finished === 0)) {
    return `${first.incidents} past ${first.incidents === 1 ? 'incident' : 'incidents'}, none of them finished.`;
  }
  const [worked] = what_worked.filter(({ scope }) => scope === first.scope);
  const [failed] = what_failed.filter(({ scope }) => scope === first.scope);
  const [regressed] = regressions;
  const parts = [
    worked && `${short(worked.action_type)} worked ${worked.succeeded} of ${times(worked.tried)}`,
    failed &&
      `${short(failed.action_type)} failed ${failed.tried - failed.succeeded} of ${times(failed.tried)}`,
    regressed &&
      `${short(regressed.action_type)} worked before, but only ${regressed.lately.succeeded} of its last ${times(regressed.lately.tried)}`,
  ].filter((part) => part !== undefined);
  const caution = first.enough_evidence ? '' : 'Little evidence: ';
  return `${caution}${parts.join('; ')} (${first.scope}).`;
}

function times(count: number): string {
  return count === 1 ? '1 time' : `${count} times`;
}

function short(name: string): string {
  return shortened(name, LONGEST_NAME);
}

/** The beginning of a text, in whole characters. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
