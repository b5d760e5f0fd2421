import { pgSession, type Migration } from '@precedent/migrator';
import type pg from 'pg';
import { livingCanaries, type CanaryUses } from '../contract/canary.ts';
import { TypeNames } from '../contract/type-names.ts';
import type { Shadow } from '../replay/shadow.ts';
import { admittedValues } from './admitted.ts';
import { aside } from './aside.ts';
import type { Change, WatchedStatement } from './change.ts';
import { guardedAnew } from './guards.ts';
import { mayMeanOthers } from './may-mean-others.ts';
import { probeAll } from './probe.ts';
import { probeSome, readState, type SchemaState } from './schema-state.ts';
import { replayNew, type Failure, type Timeline } from './timeline.ts';
import { usesNow, watch, type BaseStatement, type ConsumerStatement, type Watch } from './watch.ts';
import { WriteTrials } from './write-trials.ts';

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
 * The shadow holds the new schema afterwards. Where a query may have been broken by several statements of the migrations
 * the last of them is blamed, and no write is tried.
 */
export async function compareSchemas(
  shadow: Shadow,
  migrations: readonly Migration[],
  statements: readonly ConsumerStatement[],
): Promise<Comparison> {
  const watched = await watch(shadow.client, new TypeNames(shadow.session), statements);
  return compareWatched(shadow, migrations, watched);
}

/**
 * The same with statements that are under watch already.
 * @param again opens another shadow with the base schema; asked for only when several statements of the migrations may
 *   have broken a query and the schema alone does not tell which, and when tables may refuse rows that they took. Without
 *   it the last of them is blamed, and no write is tried.
 */
export async function compareWatched(
  { client }: Shadow,
  migrations: readonly Migration[],
  watched: Watch,
  again?: () => Promise<Shadow>,
): Promise<Comparison> {
  const types = new TypeNames(pgSession(client));
  const timeline = await replayNew(client, migrations, () => readState(client, types, watched.watched, NONE));
  await client.query('BEGIN');
  const change = await conclude(client, types, watched, timeline);
  const notOnBase = await onHead(client, types, watched.failing);
  const tried = again === undefined ? change : await withWriteTrials(change, { watched, client, again });
  await client.query('ROLLBACK');
  const unclear = unclearBlame(change);
  return {
    change:
      again === undefined || unclear.size === 0
        ? tried
        : await withStepProbes(tried, { migrations, unclear, again }),
    failures: timeline.failures,
    notOnBase,
  };
}

const NONE: ReadonlySet<number> = new Set();

/** What became of the watched statements. Needs an open transaction on the new schema, which it leaves as it was. */
export async function conclude(
  client: pg.Client,
  types: TypeNames,
  { base, watched }: Watch,
  timeline: Timeline,
): Promise<Change> {
  const head = await headOf(client, types, { base, watched }, timeline);
  const alive = await livingCanaries(pgSession(client));
  const doubtful = watched.flatMap((statement, index) => {
    const probe = head.probes[index];
    return probe?.ok === true && mayMeanOthers(statement, base, head, index) ? [{ ...statement, probe }] : [];
  });
  const headUses = await usesNow(client, head, doubtful);
  return {
    base,
    head,
    steps: timeline.steps,
    admitted: await admittedValues(client, base.catalog, head.catalog),
    statements: watched.map((statement, index) =>
      withOutcome(statement, index, {
        head,
        timeline,
        alive,
        headUses: headUses.get(statement.canary) ?? null,
      }),
    ),
  };
}

async function headOf(
  client: pg.Client,
  types: TypeNames,
  { base, watched }: Pick<Watch, 'base' | 'watched'>,
  { steps, failures }: Timeline,
): Promise<SchemaState> {
  // What failed outside a transaction may have left something behind.
  if (failures.length > 0) return readState(client, types, watched);
  const last = steps.at(-1)?.state;
  if (last === undefined) return base;
  return { ...last, probes: await probeSome(client, types, watched, new Set(watched.keys())) };
}

async function onHead(
  client: pg.Client,
  types: TypeNames,
  statements: readonly ConsumerStatement[],
): Promise<Comparison['notOnBase']> {
  if (statements.length === 0) return [];
  const probes = await aside(client, () => probeAll(client, types, statements));
  return statements.map((statement, index) => {
    const probe = probes[index];
    return { statement, onHead: probe?.ok === false ? `${probe.sqlstate} ${probe.message}` : null };
  });
}

function withOutcome(
  { canary, probe, ...statement }: BaseStatement,
  index: number,
  now: {
    readonly head: SchemaState;
    readonly timeline: Timeline;
    readonly alive: ReadonlySet<string>;
    readonly headUses: Omit<CanaryUses, 'relations'> | null;
  },
): WatchedStatement {
  const refusals = now.timeline.refusals.filter(({ canaries }) => canaries.includes(canary));
  return {
    ...statement,
    index,
    base: probe,
    head: now.head.probes[index] ?? probe,
    headUses: now.headUses?.columns ?? null,
    headFunctions: now.headUses?.functions ?? null,
    refusals,
    cascaded: !now.timeline.dismissed && refusals.length === 0 && !now.alive.has(canary),
  };
}

/** The change with what writers were refused. Needs an open transaction on the new schema, which it leaves as it was. */
async function withWriteTrials(
  change: Change,
  {
    watched: { watched },
    client,
    again,
  }: { readonly watched: Watch; readonly client: pg.Client; readonly again: () => Promise<Shadow> },
): Promise<Change> {
  const tables = guardedAnew(change);
  if (tables.size === 0) return change;
  const shadow = await again();
  try {
    const trials = await WriteTrials.prepare(shadow, change.base.catalog, watched, tables);
    return { ...change, refusedWrites: await trials.refused(client) };
  } finally {
    await shadow.close();
  }
}

/** Names that are not there, ambiguous ones and lost indexes show in the schema of each step; other failures do not. */
const SHOWN_BY_SCHEMA = new Set(['42703', '42P01', '42702', '42P10']);

/** One statement of each query and SQLSTATE of which only trying tells since when it fails. */
function unclearBlame({ steps, statements }: Change): Set<number> {
  if (steps.length < 2) return new Set();
  const found = new Map<string, number>();
  for (const { consumer, query, head, index } of statements) {
    if (head.ok || SHOWN_BY_SCHEMA.has(head.sqlstate)) continue;
    const key = `${consumer} ${query} ${head.sqlstate}`;
    if (!found.has(key)) found.set(key, index);
  }
  return new Set(found.values());
}

/** The change with those statements tried after each step, on another shadow. */
async function withStepProbes(
  change: Change,
  how: {
    readonly migrations: readonly Migration[];
    readonly unclear: ReadonlySet<number>;
    readonly again: () => Promise<Shadow>;
  },
): Promise<Change> {
  const shadow = await how.again();
  try {
    const types = new TypeNames(shadow.session);
    const { steps } = await replayNew(shadow.client, how.migrations, () =>
      probeSome(shadow.client, types, change.statements, how.unclear),
    );
    return {
      ...change,
      steps: change.steps.map((step, index) => ({
        ...step,
        state: { ...step.state, probes: steps[index]?.state ?? step.state.probes },
      })),
    };
  } finally {
    await shadow.close();
  }
}
