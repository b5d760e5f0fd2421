import type { components } from '../generated/openapi.ts';
import type { ScopeEvidence } from './scope.ts';
import { finishedIn, hasEnough, inOrderOfAnswer } from './scope.ts';
import { toOutcomes } from './outcome.view.ts';
import { regressionOf } from './regression.ts';
import { summaryOf } from './summary.ts';

type WhatWorked = components['schemas']['WhatWorked'];
type ContextScope = components['schemas']['ContextScope'];
type Regression = components['schemas']['Regression'];
type OpenActions = components['schemas']['OpenActions'];

/**
 * What was tried and what became of it, nothing left out yet.
 * @param evidence scopes from narrow to wide
 */
export function toWhatWorked(evidence: readonly ScopeEvidence[]): Omit<WhatWorked, 'left_out'> {
  const ordered = inOrderOfAnswer(evidence);
  const outcomes = ordered.map(({ scope, tallies }) => toOutcomes(scope, tallies));
  const found = {
    scopes: ordered.map(toScope),
    what_worked: outcomes.flatMap(({ worked }) => worked),
    what_failed: outcomes.flatMap(({ failed }) => failed),
    regressions: once(evidence.flatMap(regressionsIn)),
  };
  return { summary: summaryOf(found), ...found, open: once(evidence.flatMap(openIn)) };
}

function toScope(evidence: ScopeEvidence): ContextScope {
  const { scope, tallies, complete } = evidence;
  const finished = finishedIn(evidence);
  const open = tallies.reduce((sum, tally) => sum + tally.open, 0);
  return {
    scope,
    incidents: finished + open,
    finished,
    enough_evidence: hasEnough(evidence),
    complete,
  };
}

function regressionsIn({ scope, tallies }: ScopeEvidence): Regression[] {
  return byName(tallies).flatMap((tally) => {
    const { action_type, last_succeeded } = tally;
    const regression = regressionOf(tally);
    return regression === undefined ? [] : [{ action_type, scope, ...regression, last_succeeded }];
  });
}

function openIn({ scope, tallies }: ScopeEvidence): OpenActions[] {
  return byName(tallies).flatMap(({ action_type, open, open_since }) =>
    open_since === null ? [] : [{ action_type, scope, open, open_since }],
  );
}

function byName<T extends { readonly action_type: string }>(actions: readonly T[]): T[] {
  return actions.toSorted((one, other) => (one.action_type < other.action_type ? -1 : 1));
}

/** The first entry of each action: that of its narrowest scope. */
function once<T extends { readonly action_type: string }>(entries: readonly T[]): T[] {
  return entries.filter(
    ({ action_type }, index) => entries.findIndex((entry) => entry.action_type === action_type) === index,
  );
}
