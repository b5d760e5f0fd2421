import type pg from 'pg';
import type { TypeNames } from '../contract/type-names.ts';
import type { Statement } from '../replay/statements.ts';
import type { Change } from './change.ts';
import { conclude } from './compare.ts';
import { guardedAnew } from './guards.ts';
import { readState } from './schema-state.ts';
import { playStatements, type Timeline } from './timeline.ts';
import type { Watch } from './watch.ts';
import type { WriteTrials } from './write-trials.ts';

/** Statements of one file, in order. */
export interface Script {
  readonly file: string;
  readonly statements: readonly Statement[];
}

/**
 * What a change of the schema does to the statements under watch, as `compareSchemas` would find, in one transaction
 * that is rolled back: the shadow is left as it was. Throws PostgreSQL's error when a statement fails.
 * @param how.trials of the same statements; without them no write is tried
 * @param how.first done before the scripts, and rolled back with them
 */
export async function rehearse(
  client: pg.Client,
  types: TypeNames,
  watched: Watch,
  scripts: readonly Script[],
  { trials, first }: { readonly trials?: WriteTrials; readonly first?: () => Promise<void> } = {},
): Promise<Change> {
  await client.query('BEGIN');
  try {
    await first?.();
    const parts: Timeline[] = [];
    for (const { file, statements } of scripts) {
      parts.push(
        await playStatements(client, file, statements, () =>
          readState(client, types, watched.watched, new Set()),
        ),
      );
    }
    const change = await conclude(client, types, watched, {
      steps: parts.flatMap(({ steps }) => steps),
      refusals: parts.flatMap(({ refusals }) => refusals),
      failures: [],
      dismissed: parts.some(({ dismissed }) => dismissed),
    });
    const tables = guardedAnew(change);
    if (trials === undefined || tables.size === 0) return change;
    return { ...change, refusedWrites: await trials.refused(client, tables) };
  } finally {
    await client.query('ROLLBACK');
  }
}
