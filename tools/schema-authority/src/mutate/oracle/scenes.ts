import type { Execution, Executor } from './executor.ts';
import type { Outcome } from './outcome.ts';

/** A statement as the oracle plays it. */
export interface Player extends Execution {
  /** For reports: consumer, query and variant. */
  readonly title: string;
  readonly parameters: readonly string[];
  /** By parameter: true for a text that no closed vocabulary knows. */
  readonly free: readonly boolean[];
  /** True when it asks PostgreSQL what the schema is: its answer may change with it. */
  readonly aboutSchema: boolean;
}

/** One execution and how it went. */
export interface Scene {
  /** The same on both sides of a comparison. */
  readonly key: string;
  readonly player: Player;
  readonly outcome: Outcome;
}

/** Where sequences begin unless told: their numbers are not rolled back, so they begin anew each time. */
export const FIRST_NUMBER = 2_000_000;

/** SQL that makes every sequence begin at a number. */
export function resetSequences(first: number): string {
  return `SELECT setval(c.oid::regclass, ${first}, false) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`;
}

/**
 * Plays statements. Each writer of the cast on the rows that are there, again, and twice with other texts (for new rows);
 * then all writers in a row, and each reader of the cast on the rows they leave. With no writer in the cast, its readers
 * on the rows as they are. Yields after every execution, so that the caller can stop at the first difference. Needs a
 * transaction in which the executor has begun, and which the caller rolls back.
 */
export async function* scenes(
  executor: Executor,
  { players, cast }: { readonly players: readonly Player[]; readonly cast: readonly Player[] },
): AsyncGenerator<Scene> {
  const writers = cast.filter(({ writes }) => writes);
  const readers = cast.filter(({ writes }) => !writes);
  for (const player of writers) {
    await executor.asOwner(`SAVEPOINT alone; ${resetSequences(FIRST_NUMBER)}`);
    const times = [player, player, withOtherTexts(player, 'one'), withOtherTexts(player, 'two')];
    for (const [time, changed] of times.entries()) {
      yield { key: `${player.title} ${TIMES[time]}`, player, outcome: await executor.run(changed) };
    }
    await executor.asOwner('ROLLBACK TO SAVEPOINT alone');
  }
  if (writers.length === 0) {
    for (const player of readers)
      yield { key: `${player.title} as seeded`, player, outcome: await executor.run(player) };
    return;
  }
  await executor.asOwner(resetSequences(FIRST_NUMBER));
  for (const player of players.filter(({ writes }) => writes)) {
    yield {
      key: `${player.title} after others`,
      player,
      outcome: await executor.run(withOtherTexts(player, 'new')),
    };
  }
  for (const player of readers) yield { key: player.title, player, outcome: await executor.run(player) };
}

const TIMES = ['first', 'again', 'for another row', 'for a third row'];

/** The player with all texts changed that are free to be: what identifies a row identifies another. */
function withOtherTexts(player: Player, suffix: string): Player {
  return {
    ...player,
    values: player.values.map((value, place) =>
      typeof value === 'string' && player.free[place] === true ? `${value}-${suffix}` : value,
    ),
  };
}
