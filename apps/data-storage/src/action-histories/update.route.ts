import type { ExecutionStatus } from '@precedent/schema';
import { namesCurrent, Problem, type Handler } from '@precedent/service-kit';
import type { Dependencies } from '../action-traces/dependencies.ts';
import { invalidTransition } from '../action-traces/invalid-transition.ts';
import { statesBefore, TRANSITIONS } from '../action-traces/transitions.ts';
import { contentTag } from '../conditional/content-tag.ts';
import type { operations } from '../generated/openapi.ts';
import { historyAnswer, toActionHistory } from './action-history.view.ts';
import { findHistory, noSuchHistory } from './get.route.ts';
import { updateHistory } from './update.command.ts';

/** Each try in vain means that another update moved the history meanwhile. */
const MAX_TRIES = 5;

/** PATCH /api/v1/action-histories/{id}: moves a history to its next state. */
export function updateActionHistory({
  database,
}: Pick<Dependencies, 'database'>): Handler<operations['updateActionHistory']> {
  return async ({ params, body: { status } }) => {
    const { id } = params.path;
    const ifMatch = params.header['If-Match'];
    const known = ifMatch === undefined ? undefined : await versionNamed(database, id, ifMatch);
    const from = statesBefore(status).filter((state) => known === undefined || state === known);
    for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
      const row = await database.single((db) => updateHistory(db, { id, status, from }).executeTakeFirst());
      if (row === undefined) throw noSuchHistory(id);
      const state = row.status as ExecutionStatus;
      if (!row.changed && known !== undefined && state !== known) throw historyChanged(id);
      if (row.changed || state === status) return { status: 200, ...historyAnswer(row) };
      if (!TRANSITIONS[state].includes(status)) throw invalidTransition('history', state, status);
      if (known !== undefined) throw historyChanged(id);
    }
    throw new Problem('temporary-reduced-capacity', `Others keep changing action history ${id}.`);
  };
}

/** The state of the version that If-Match names. @throws Problem precondition-failed, not-found */
async function versionNamed(
  database: Dependencies['database'],
  id: number,
  ifMatch: string,
): Promise<ExecutionStatus> {
  const history = toActionHistory(await findHistory(database, id));
  if (!namesCurrent(ifMatch, (tag) => tag === contentTag(history))) throw historyChanged(id);
  return history.status;
}

function historyChanged(id: number): Problem {
  return new Problem(
    'precondition-failed',
    `Action history ${id} is not the version that If-Match names; read it again.`,
  );
}
