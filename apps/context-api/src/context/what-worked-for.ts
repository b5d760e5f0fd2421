import type { components } from '../generated/openapi.ts';
import type { Evidence } from './evidence.ts';
import { fit, type Room } from './fit.ts';
import { jsonTokens } from './tokens.ts';
import { tallyEvidence } from './tally.ts';
import { toWhatWorked } from './what-worked.view.ts';

type WhatWorked = components['schemas']['WhatWorked'];

/** Beside the incidents themselves. */
const ROOM: Room = { tokens: 1000, entries: 8 };

/**
 * What worked for incidents that are at hand, such as the matches of a search: the block of the context, with `similar`
 * as its only scope. Asks no database.
 * @param complete whether these are certainly the most similar ones
 */
export function whatWorkedFor(incidents: readonly Evidence[], complete: boolean): WhatWorked {
  const { summary, scopes, ...lists } = toWhatWorked([
    { scope: 'similar', tallies: tallyEvidence(incidents), complete },
  ]);
  const counts = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]));
  const frame = {
    summary,
    scopes,
    what_worked: [],
    what_failed: [],
    regressions: [],
    open: [],
    left_out: counts,
  };
  const fitted = fit(lists, { ...ROOM, tokens: ROOM.tokens - jsonTokens(frame) });
  return { summary, scopes, ...fitted.lists, left_out: fitted.left_out };
}
