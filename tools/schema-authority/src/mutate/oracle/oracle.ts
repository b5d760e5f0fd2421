import type pg from 'pg';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Mutant } from '../mutant.ts';
import type { Trial } from '../trial.ts';
import { CloserLook } from './closer-look.ts';
import { Executor } from './executor.ts';
import { firstDifference, type Difference, type Look } from './first-difference.ts';
import { playerOf } from './players.ts';
import { played, referencesOf, renewed, type Played, type References } from './references.ts';
import { refusal } from './refusal.ts';
import { scenes, type Player } from './scenes.ts';
import { Sides } from './sides.ts';

/** What really executing the consumers' statements showed. */
export type OracleAnswer =
  | { readonly applied: false; readonly why: string }
  | {
      readonly applied: true;
      /** What is different, null when nothing is. */
      readonly changed: Difference | null;
    };

/** The players of one mutant. */
export interface OracleCast {
  readonly concerned: readonly Player[];
  readonly controls: readonly Player[];
}

/**
 * What is written is undone, but old versions of rows stay, and plans and the search by index suffer. They are cleared
 * away after so many mutants, or after so many updates of whole tables.
 */
const VACUUM_EVERY = 100;
const VACUUM_AFTER_UPDATES = 10;

/** Executes statements on seeded rows before and after a change, and knows nothing of the check or its rules. */
export class Oracle {
  readonly #client: pg.Client;
  readonly #executor: Executor;
  readonly #closer: CloserLook;
  readonly #references: References;
  /** The players of the trials, in their order. */
  readonly players: readonly Player[];
  #judged = 0;
  /** Of whole tables, made for mutants; counted from the last VACUUM together with those of the closer look. */
  #updates = 0;

  private constructor(
    client: pg.Client,
    parts: {
      readonly base: Catalog;
      readonly executor: Executor;
      readonly players: readonly Player[];
      readonly references: References;
    },
  ) {
    this.#client = client;
    this.#executor = parts.executor;
    this.#references = parts.references;
    this.#closer = new CloserLook(client, parts.executor, parts.base);
    this.players = parts.players;
  }

  /** An oracle on a database with seeded rows. */
  static async open(client: pg.Client, base: Catalog, trials: readonly Trial[]): Promise<Oracle> {
    await Executor.prepare(client);
    const executor = new Executor(client);
    const players: Player[] = [];
    for (const trial of trials) players.push(await playerOf(client, base, trial));
    const play = async (): Promise<Played> => {
      await client.query('BEGIN');
      const shown = await playAll(executor, players);
      await client.query('ROLLBACK');
      return shown;
    };
    const references = referencesOf(await play(), await play());
    return new Oracle(client, { base, executor, players, references });
  }

  /** Whether the change does anything to any statement of the cast. Leaves the database as it was. */
  async judge(mutant: Mutant, { concerned, controls }: OracleCast): Promise<OracleAnswer> {
    if (mutant.prepare !== undefined) this.#updates++;
    if (++this.#judged % VACUUM_EVERY === 0 || this.#updates + this.#closer.updates >= VACUUM_AFTER_UPDATES) {
      await this.#client.query('VACUUM');
      this.#updates = -this.#closer.updates;
    }
    const sides = await Sides.open(this.#client, mutant).catch(refusal);
    if (sides instanceof Error) return { applied: false, why: sides.message };
    try {
      const refused = await sides.to('after').then(() => null, refusal);
      if (refused !== null) return { applied: false, why: refused.message };
      let found: Difference | null = null;
      for (const cast of turns([...concerned, ...controls], mutant))
        found ??= await this.#difference(sides, mutant, cast);
      return { applied: true, changed: found };
    } finally {
      await sides.close();
    }
  }

  /** Looks closer at once where rules or indexes change: there the statements as they are mostly show nothing. */
  async #difference(
    sides: Sides,
    { sql, prepare }: Mutant,
    cast: readonly Player[],
  ): Promise<Difference | null> {
    const rowsAsSeeded = prepare === undefined;
    if (!rowsAsSeeded) await sides.to('before');
    const references = rowsAsSeeded
      ? this.#references
      : renewed(this.#references, await playAll(this.#executor, cast));
    const look = { references, cast, isRead: this.#isRead };
    const ways = [
      () => this.#firstDifference(sides, look),
      () => this.#closer.difference({ sides, look, rowsAsSeeded }),
    ];
    for (const way of /\b(?:NOT NULL|CONSTRAINT|INDEX)\b/.test(sql) ? ways.toReversed() : ways) {
      await sides.to('after');
      const found = await way();
      if (found !== null) return found;
    }
    return null;
  }

  /** What depends on the time of day is compared with what it is now before it counts. */
  async #firstDifference(sides: Sides, look: Look): Promise<Difference | null> {
    const first = await firstDifference(this.#executor, look);
    if (first === null || first.refusedAnyway === true || !tellsTime(first.player)) return first;
    await sides.to('before');
    const now = await playAll(this.#executor, look.cast.filter(tellsTime));
    await sides.to('after');
    return firstDifference(this.#executor, { ...look, references: renewed(look.references, now) });
  }

  readonly #isRead = (table: string, column: string): boolean =>
    this.players.some(({ takesIn }) => takesIn(table, column));
}

/**
 * The players in the order in which they are looked at: short statements first, for they are quick and the first
 * difference decides. Where rows are prepared the writers have a turn of their own: it is they who are refused something.
 */
function turns(players: readonly Player[], { prepare }: Mutant): Player[][] {
  const sorted = players.toSorted((one, other) => one.sql.length - other.sql.length);
  if (prepare === undefined) return [sorted];
  return [sorted.filter(({ writes }) => writes), sorted.filter(({ writes }) => !writes)].filter(
    (turn) => turn.length > 0,
  );
}

/** Plays a cast to its end. Leaves the open transaction as it was. */
async function playAll(executor: Executor, cast: readonly Player[]): Promise<Played> {
  await executor.begin();
  const shown = await played(scenes(executor, cast));
  await executor.end();
  return shown;
}

function tellsTime({ sql }: Player): boolean {
  return /\b(?:now\(|current_timestamp|clock_timestamp)/i.test(sql);
}
