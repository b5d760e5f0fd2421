import { defineCommand } from '@precedent/schema';
import { sql } from 'kysely';
import { LATEST_ATTEMPT } from '../../action-histories/latest-attempt.ts';
import { ACTION_ID_KEY } from '../action-id-key.ts';
import { TYPICAL, WRITTEN } from '../create.command.ts';
import { placeColumns, traceColumns } from '../trace-columns.ts';
import { batchInput, type TraceBatch } from './batch-input.ts';

/**
 * Records traces whose resources exist and whose action_ids nobody has, with their histories, in one statement. Returns
 * them in the order in which they were given, `n` counting from 1. Fails as a whole on a unique violation when another
 * transaction has taken one of the action_ids since.
 *
 * Histories, then traces, are written in the order of their keys, so that two batches never wait for each other.
 */
export const createTraces = defineCommand(
  {
    id: 'action-traces.batch.create-traces',
    variants: {
      any: { traces: [{ ...TYPICAL, action_id: 'new' }], vectorType: 16_385 } satisfies TraceBatch,
    },
    indexes: ['resource_references_identity_idx'],
    conflicts: [ACTION_ID_KEY],
  },
  (db, batch: TraceBatch) =>
    db
      .with('input', (query) => query.selectFrom(batchInput(batch)).selectAll('i'))
      .with('placed', (query) =>
        query
          .selectFrom('input as i')
          .innerJoin('resource_references as r', (join) =>
            join
              .onRef('r.cluster_name', '=', 'i.cluster_name')
              .onRef('r.namespace', '=', 'i.namespace')
              .onRef('r.kind', '=', 'i.kind')
              .onRef('r.name', '=', 'i.name'),
          )
          .selectAll('i')
          .select('r.id as resource_id'),
      )
      // Of each workflow at one action type on one resource, the latest attempt.
      .with('latest', (query) =>
        query
          .selectFrom('placed as p')
          .distinctOn(HISTORY.map((column) => `p.${column}` as const))
          .select(HISTORY.map((column) => `p.${column}` as const))
          .select(['p.execution_status', 'p.action_timestamp'])
          .where('p.workflow_id', 'is not', null)
          .orderBy('p.resource_id')
          .orderBy('p.workflow_id')
          .orderBy('p.action_type')
          .orderBy('p.action_timestamp', 'desc')
          .orderBy('p.n', 'desc'),
      )
      .with('shared_history', (query) =>
        query
          .insertInto('action_histories')
          .columns([...HISTORY, 'status', 'latest_attempt_at'])
          .expression((eb) =>
            eb
              .selectFrom('latest as l')
              .select(HISTORY.map((column) => `l.${column}` as const))
              .select(['l.execution_status', 'l.action_timestamp'])
              .orderBy('l.resource_id')
              .orderBy('l.workflow_id')
              .orderBy('l.action_type'),
          )
          .onConflict((conflict) =>
            conflict.columns(HISTORY).where('workflow_id', 'is not', null).doUpdateSet(LATEST_ATTEMPT),
          )
          .returning(['id', ...HISTORY]),
      )
      // An action outside any workflow has a history of its own; their ids are drawn first, to tell which is whose.
      .with('own', (query) =>
        query
          .selectFrom('placed as p')
          .select(['p.n', 'p.resource_id', 'p.action_type', 'p.execution_status', 'p.action_timestamp'])
          .select(sql<number>`nextval('action_histories_id_seq')`.as('id'))
          .where('p.workflow_id', 'is', null),
      )
      .with('own_history', (query) =>
        query
          .insertInto('action_histories')
          .columns(['id', 'resource_id', 'action_type', 'status', 'latest_attempt_at'])
          .expression((eb) =>
            eb
              .selectFrom('own')
              .select(['own.id', 'own.resource_id', 'own.action_type', 'own.execution_status'])
              .select('own.action_timestamp'),
          )
          .returning('id'),
      )
      .with('numbered', (query) =>
        query
          .selectFrom('placed as p')
          .leftJoin('own as o', 'o.n', 'p.n')
          // What a trace copies from its history must be there first.
          .leftJoin('own_history as h', 'h.id', 'o.id')
          .leftJoin('shared_history as s', (join) =>
            join
              .onRef('s.resource_id', '=', 'p.resource_id')
              .onRef('s.workflow_id', '=', 'p.workflow_id')
              .onRef('s.action_type', '=', 'p.action_type'),
          )
          .selectAll('p')
          .select(({ fn }) => fn.coalesce('h.id', 's.id').as('action_history_id'))
          // Drawn after the sort, so that ids rise in the order of the batch.
          .select(sql<number>`nextval('resource_action_traces_id_seq')`.as('id'))
          .orderBy('p.n'),
      )
      .with('created', (query) =>
        query
          .insertInto('resource_action_traces')
          .columns(['id', 'action_history_id', ...WRITTEN])
          .expression((eb) =>
            eb
              .selectFrom('numbered as i')
              .select(['i.id', sql<number>`i.action_history_id`.as('action_history_id')])
              .select(WRITTEN.map((column) => `i.${column}` as const))
              .orderBy('i.action_id')
              .orderBy('i.id'),
          )
          .returning(traceColumns('resource_action_traces')),
      )
      .selectFrom('created')
      .innerJoin('numbered as i', 'i.id', 'created.id')
      .select(traceColumns('created'))
      .select(placeColumns('i', 'i'))
      .select('i.n')
      .orderBy('i.n'),
);

/** What makes attempts of a workflow share a history. */
const HISTORY = ['resource_id', 'workflow_id', 'action_type'] as const;
