import type { Execution, Executor, TableLeft } from './executor.ts';
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
  /** OIDs of the tables that a writer may change. */
  readonly tables: ReadonlySet<number>;
  /** Of its takes the one that writes most rows: what can be refused is refused there. */
  readonly writesMost: Execution;
  /** True when it takes in the stored values of a column. */
  takesIn(table: string, column: string): boolean;
}

/** One execution and how it went. */
export interface Scene {
  /** The same on both sides of a comparison. */
  readonly key: string;
  readonly player: Player;
  readonly outcome: Outcome;
}

/** What a writer left behind in the tables. */
export interface Aftermath {
  readonly player: Player;
  readonly left: readonly TableLeft[];
}

/** Where sequences begin unless told: their numbers are not rolled back, so they begin anew each time. */
export const FIRST_NUMBER = 2_000_000;

/**
 * Plays statements: each reader on the rows that are there; each writer on them, again, and twice with other texts (for
 * new rows), and what it leaves. Yields after every execution, so that the caller can stop at the first difference. Needs
 * an executor that has begun.
 */
export async function* scenes(
  executor: Executor,
  cast: readonly Player[],
): AsyncGenerator<Scene | Aftermath> {
  for (const player of cast) {
    if (player.writes) yield* writing(executor, player);
    else yield { key: player.title, player, outcome: await executor.run(player) };
  }
}

async function* writing(executor: Executor, player: Player): AsyncGenerator<Scene | Aftermath> {
  await executor.rewind(FIRST_NUMBER);
  for (const [time, take] of takesOf(player).entries())
    yield { key: `${player.title} ${TIMES[time]}`, player, outcome: await executor.run(take) };
  yield { player, left: await executor.left(player.tables) };
  await executor.rewind(FIRST_NUMBER);
}

const TIMES = ['first', 'again', 'for another row', 'for a third row'];

/** A writer as it is, again, and twice with other texts; a reader once. */
export function takesOf(player: Player): readonly Player[] {
  if (!player.writes) return [player];
  return [player, player, withOtherTexts(player, 'one'), withOtherTexts(player, 'two')];
}

/** The player with all texts changed that are free to be: what identifies a row identifies another. */
function withOtherTexts(player: Player, suffix: string): Player {
  const other = (value: unknown): unknown => (typeof value === 'string' ? `${value}-${suffix}` : value);
  return {
    ...player,
    values: player.values.map((value, place) => {
      if (player.free[place] !== true) return value;
      return Array.isArray(value) ? value.map(other) : other(value);
    }),
  };
}
