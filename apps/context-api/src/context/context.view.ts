import type { components } from '../generated/openapi.ts';
import { instant } from '../windows/window.ts';
import type { ContextParams, ScopedTally } from './context.query.ts';
import { SCOPES, type Scope } from './evidence.ts';
import { fit, type Room } from './fit.ts';
import { MOST } from './scoped-incidents.ts';
import type { ScopeEvidence } from './scope.ts';
import { EXACT_AT_MOST } from './similar-traces.ts';
import { shortened } from './summary.ts';
import { jsonTokens } from './tokens.ts';
import { toWhatWorked } from './what-worked.view.ts';

type Context = components['schemas']['Context'];
type RecentIncident = components['schemas']['RecentIncident'];

const LONGEST_ERROR = 160;
const LISTS = ['what_worked', 'what_failed', 'regressions', 'open', 'recent_incidents'] as const;

/** What the statement of the context answers with. */
export interface ContextRow {
  readonly tallies: readonly ScopedTally[];
  readonly recent: readonly (Omit<RecentIncident, 'execution_status'> & {
    readonly execution_status: string;
  })[];
  /** How many incidents the narrower scopes hold. */
  readonly narrow: number | null;
  readonly wide: number | null;
  /** How many incidents could be compared; more than EXACT_AT_MOST were not counted. */
  readonly comparable: number | null;
}

/** The answer, with as much of it as there is room for. */
export function toContext(row: ContextRow, asked: ContextParams, room: Room, now: Date): Context {
  const recent = newestOfNarrowest(row.recent, asked.recent);
  const { summary, scopes, ...lists } = toWhatWorked(evidenceOf(row, asked));
  const frame = {
    summary,
    scopes,
    since: asked.narrow.from ?? null,
    complete: scopes.every(({ complete }) => complete),
    as_of: instant(now),
  };
  const whole = { ...lists, recent_incidents: recent };
  const counts = Object.fromEntries(LISTS.map((list) => [list, whole[list].length]));
  const empty = Object.fromEntries(LISTS.map((list) => [list, []]));
  const tokens = room.tokens - jsonTokens({ ...frame, ...empty, left_out: counts });
  const { lists: kept, left_out } = fit(whole, { ...room, tokens });
  return {
    summary,
    scopes,
    ...kept,
    left_out,
    since: frame.since,
    complete: frame.complete,
    as_of: frame.as_of,
  };
}

function evidenceOf(row: ContextRow, { narrowScope, wide }: ContextParams): ScopeEvidence[] {
  const evidence = (scope: Scope, complete: boolean): ScopeEvidence => ({
    scope,
    tallies: row.tallies.filter((tally) => tally.scope === scope),
    complete,
  });
  return [
    evidence(narrowScope, Number(row.narrow) < MOST),
    ...(wide === undefined ? [] : [evidence('this_alert', Number(row.wide) < MOST)]),
    evidence('similar', Number(row.comparable) <= EXACT_AT_MOST),
  ];
}

/** Each incident once, as one of its narrowest scope. */
function newestOfNarrowest(rows: ContextRow['recent'], most: number): RecentIncident[] {
  const byScope = SCOPES.flatMap((scope) => rows.filter((row) => row.scope === scope));
  return byScope
    .filter(({ id }, index) => byScope.findIndex((other) => other.id === id) === index)
    .slice(0, most)
    .map((row) => ({
      ...row,
      execution_status: row.execution_status as RecentIncident['execution_status'], // a check constraint's vocabulary
      execution_error: row.execution_error === null ? null : shortened(row.execution_error, LONGEST_ERROR),
    }));
}
