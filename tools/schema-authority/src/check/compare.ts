import type { Migration } from '@precedent/migrator';
import { livingCanaries } from '../contract/canary.ts';
import { TypeNames } from '../contract/type-names.ts';
import type { Shadow } from '../replay/shadow.ts';
import type { Change, WatchedStatement } from './change.ts';
import { probeAll } from './probe.ts';
import { readState, type SchemaState } from './schema-state.ts';
import { replayNew, type Failure, type Timeline } from './timeline.ts';
import { usesNow, watch, type BaseStatement, type ConsumerStatement } from './watch.ts';

/** A change of the schema as the rules see it, and what could not be looked at. */
export interface Comparison {
  readonly change: Change;
  /** New migrations that cannot be parsed or applied. */
  readonly failures: readonly Failure[];
  /** Statements that do not work on the base schema: new ones that need the change, or broken ones. */
  readonly notOnBase: readonly {
    readonly statement: ConsumerStatement;
    /** PostgreSQL's words on the new schema, null when it works there. */
    readonly onHead: string | null;
  }[];
}

/**
 * Plays new migrations on a shadow that holds the base schema, with every statement under watch.
 * The shadow holds the new schema afterwards.
 */
export async function compareSchemas(
  shadow: Shadow,
  migrations: readonly Migration[],
  statements: readonly ConsumerStatement[],
): Promise<Comparison> {
  const { client } = shadow;
  const types = new TypeNames(shadow.session);
  const { watched, failing } = await watch(client, types, statements);
  await client.query('BEGIN');
  const base = await readState(client, types, watched);
  await client.query('COMMIT');
  const timeline = await replayNew(client, types, migrations, watched);
  const head = timeline.steps.at(-1)?.state ?? base;
  const alive = await livingCanaries(shadow.session);
  const headUses = await usesNow(
    client,
    watched.map(({ sql }, index) => ({ sql, parameters: parametersIn(head, index) })),
  );
  return {
    change: {
      base,
      head,
      steps: timeline.steps,
      statements: watched.map((statement, index) =>
        withOutcome(statement, index, { head, timeline, alive, headUses: headUses[index] ?? null }),
      ),
    },
    failures: timeline.failures,
    notOnBase: await onHead(shadow, types, failing),
  };
}

async function onHead(
  { client }: Shadow,
  types: TypeNames,
  statements: readonly ConsumerStatement[],
): Promise<Comparison['notOnBase']> {
  await client.query('BEGIN');
  const probes = await probeAll(client, types, statements);
  await client.query('ROLLBACK');
  return statements.map((statement, index) => {
    const probe = probes[index];
    return { statement, onHead: probe?.ok === false ? `${probe.sqlstate} ${probe.message}` : null };
  });
}

function parametersIn(state: SchemaState, index: number): readonly string[] | null {
  const probe = state.probes[index];
  return probe?.ok === true ? probe.parameters : null;
}

function withOutcome(
  { canary, probe, facts, ...statement }: BaseStatement,
  index: number,
  now: {
    readonly head: SchemaState;
    readonly timeline: Timeline;
    readonly alive: ReadonlySet<string>;
    readonly headUses: WatchedStatement['headUses'];
  },
): WatchedStatement {
  const refusals = now.timeline.refusals.filter(({ canaries }) => canaries.includes(canary));
  return {
    ...statement,
    index,
    base: probe,
    head: now.head.probes[index] ?? probe,
    headUses: now.headUses,
    writes: facts.writes,
    reads: facts.reads,
    refusals,
    cascaded: refusals.length === 0 && !now.alive.has(canary),
  };
}
