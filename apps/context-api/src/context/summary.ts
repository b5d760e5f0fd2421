import type { components } from '../generated/openapi.ts';

type WhatWorked = components['schemas']['WhatWorked'];
type Found = Pick<WhatWorked, 'scopes' | 'what_worked' | 'what_failed' | 'regressions'>;

const LONGEST_NAME = 80;

/** The answer in one line. */
export function summaryOf({ scopes, what_worked, what_failed, regressions }: Found): string {
  const [first] = scopes;
  const known = scopes.find(({ incidents }) => incidents > 0);
  if (first === undefined || known === undefined) return 'No past incidents match.';
  if (scopes.every(({ finished }) => finished === 0)) {
    return `${known.incidents} past ${known.incidents === 1 ? 'incident' : 'incidents'}, none of them finished.`;
  }
  const [worked] = what_worked.filter(({ scope }) => scope === first.scope);
  const [failed] = what_failed.filter(({ scope }) => scope === first.scope);
  // That of another scope is told as such: here the action may be doing well.
  const regressed = regressions.find(({ scope }) => scope === first.scope) ?? regressions[0];
  const regression =
    regressed &&
    `${short(regressed.action_type)} worked before, but only ${regressed.lately.succeeded} of its last ${times(regressed.lately.tried)}`;
  const here = [
    worked && `${short(worked.action_type)} worked ${worked.succeeded} of ${times(worked.tried)}`,
    failed &&
      `${short(failed.action_type)} failed ${failed.tried - failed.succeeded} of ${times(failed.tried)}`,
    regressed?.scope === first.scope && regression,
  ].filter(Boolean);
  const elsewhere =
    regressed === undefined || regressed.scope === first.scope ? '' : `; ${regression} (${regressed.scope})`;
  const caution = first.enough_evidence ? '' : 'Little evidence: ';
  return `${caution}${here.join('; ')} (${first.scope})${elsewhere}.`;
}

function times(count: number): string {
  return count === 1 ? '1 time' : `${count} times`;
}

/** A name in a line of text, which no name breaks. */
function short(name: string): string {
  return shortened(name.replaceAll(/[\s\p{Cc}]+/gu, ' '), LONGEST_NAME);
}

/** The beginning of a text, in whole characters. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
