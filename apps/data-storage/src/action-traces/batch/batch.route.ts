import { setImmediate as breathe } from 'node:timers/promises';
import type { EmbeddingProvider } from '@precedent/embedding';
import { invalidRequest, MAX_VIOLATIONS, Problem, type Check, type Handler } from '@precedent/service-kit';
import { withVector } from '../../embeddings/embed-inline.ts';
import type { components, operations } from '../../generated/openapi.ts';
import { toActionTrace } from '../action-trace.view.ts';
import { actionIdTaken } from '../action-id-taken.ts';
import type { Dependencies } from '../dependencies.ts';
import { traceETag } from '../trace-version.ts';
import { readItems, type BadItem, type Item } from './read-items.ts';
import { recordItems, type Outcome } from './record-items.ts';

type Result = components['schemas']['BatchResult'];

/** POST /api/v1/action-traces/batch: records up to 500 actions in one transaction; each gets an answer of its own. */
export function createActionTraces(
  dependencies: Dependencies,
  checkItem: Check,
): Handler<operations['createActionTraces']> {
  const { provider, embeddingQueue, redactor } = dependencies;
  return async ({ body, params, path, requestId }) => {
    const atomic = params.query.atomic === true;
    const read = readItems(checkItem, body.items, redactor);
    if (atomic && read.bad.length > 0) throw allInvalid(read.bad);
    const items = await withVectors(provider, read.items);
    const outcomes = await recordItems(dependencies, items, atomic ? refuseDiffering : () => undefined);
    for (const { row, created } of outcomes) {
      if (created && row.embedding_model === null) embeddingQueue.wake(row.id);
    }
    const results = Array<Result>(body.items.length);
    const request = { instance: path, requestId };
    for (const { index, problem } of read.bad) results[index] = refusal(problem, request);
    for (const outcome of outcomes) results[outcome.item.index] = resultOf(outcome, request);
    return { status: 200, body: { results, ...tally(results) } };
  };
}

/** How many items are embedded before others get their turn on this thread. */
const EMBEDDED_AT_ONCE = 20;

async function withVectors(provider: EmbeddingProvider, items: readonly Item[]): Promise<Item[]> {
  const done: Item[] = [];
  for (const item of items) {
    if (done.length % EMBEDDED_AT_ONCE === 0) await breathe();
    done.push({ ...item, trace: await withVector(provider, item.trace) });
  }
  return done;
}

interface Request {
  readonly instance: string;
  readonly requestId: string;
}

function resultOf({ item, row, created, differing }: Outcome, request: Request): Result {
  if (differing.length > 0) return refusal(actionIdTaken(item.trace.action_id, row.id, differing), request);
  const stored = toActionTrace(row);
  return { status: created ? 201 : 200, etag: traceETag(stored), action_trace: stored };
}

function refusal(problem: Problem, request: Request): Result {
  return {
    status: problem.status as 400 | 409,
    problem: problem.toDocument(request) as components['schemas']['Problem'],
  };
}

function tally(results: readonly Result[]) {
  const count = (...statuses: number[]) => results.filter(({ status }) => statuses.includes(status)).length;
  return { created: count(201), unchanged: count(200), refused: count(400, 409) };
}

function allInvalid(bad: readonly BadItem[]): Problem {
  return invalidRequest(bad.flatMap(({ problem }) => problem.errors ?? []));
}

/** @throws Problem conflict that names each differing field by its place */
function refuseDiffering(outcomes: readonly Outcome[]): void {
  const errors = outcomes.flatMap(({ item, row, differing }) =>
    differing.map((field) => ({
      in: 'body' as const,
      pointer: `/items/${item.index}/${field}`,
      detail: `is not that of trace ${row.id}, to which this action_id belongs`,
    })),
  );
  if (errors.length === 0) return;
  const refused = outcomes.filter(({ differing }) => differing.length > 0).length;
  const detail = `${refused} of the items have an action_id that belongs to a trace with other content.`;
  throw new Problem('conflict', detail, { errors: errors.slice(0, MAX_VIOLATIONS) });
}
