import type pg from 'pg';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Mutant } from '../mutant.ts';
import type { Trial } from '../trial.ts';
import { CloserLook } from './closer-look.ts';
import { Executor } from './executor.ts';
import { difference, movingCells, withoutRows, type Outcome } from './outcome.ts';
import { playerOf } from './players.ts';
import { refusal } from './refusal.ts';
import { scenes, type Player } from './scenes.ts';

/** What really executing the consumers' statements showed. */
export type OracleAnswer =
  | { readonly applied: false; readonly why: string }
  | {
      readonly applied: true;
      /** What is different, null when nothing is. */
      readonly changed: string | null;
      /** True when it shows in a control only, which the change should not concern. */
      readonly inControl: boolean;
    };

/** The players of one mutant. */
export interface OracleCast {
  readonly concerned: readonly Player[];
  readonly controls: readonly Player[];
}

interface Reference {
  readonly outcome: Outcome;
  readonly moving: ReadonlySet<string>;
}

/** A change that grows old versions of rows is undone, but they stay; so often they are cleared away. */
const VACUUM_EVERY = 40;

/** Executes every statement on seeded rows before and after a change, and knows nothing of the check or its rules. */
export class Oracle {
  readonly #client: pg.Client;
  readonly #executor: Executor;
  readonly #closer: CloserLook;
  readonly #players: readonly Player[];
  /** Outcomes of everything on the schema and the rows as they are. */
  #reference: ReadonlyMap<string, Reference> | null = null;
  #judged = 0;

  private constructor(client: pg.Client, base: Catalog, players: readonly Player[]) {
    this.#client = client;
    this.#executor = new Executor(client);
    this.#players = players;
    this.#closer = new CloserLook(client, this.#executor, base);
  }

  /** An oracle on a database with seeded rows. */
  static async open(client: pg.Client, base: Catalog, trials: readonly Trial[]): Promise<Oracle> {
    const players: Player[] = [];
    for (const trial of trials) players.push(await playerOf(client, base, trial));
    return new Oracle(client, base, players);
  }

  /** The player of a statement of the same title. */
  get players(): readonly Player[] {
    return this.#players;
  }

  /** Whether the change does anything to any statement of the cast. Leaves the database as it was. */
  async judge(mutant: Mutant, { concerned, controls }: OracleCast): Promise<OracleAnswer> {
    if (++this.#judged % VACUUM_EVERY === 0) await this.#client.query('VACUUM');
    const { prepare = '' } = mutant;
    const cast = [...concerned, ...controls];
    const references = await this.#referenceFor(prepare, cast).catch(refusal);
    if (references instanceof Error) return { applied: false, why: references.message };
    let tried = await this.#try(mutant, cast, references);
    // What depends on the time of day is compared with what it is now before it counts.
    if (tried.applied && cast.some(({ title, sql }) => tellsTime(sql) && tried.said?.startsWith(title)))
      tried = await this.#try(mutant, cast, await this.#playBase(prepare, [cast]));
    if (!tried.applied) return { applied: false, why: tried.said };
    const { said: changed } = tried;
    const inControl = changed !== null && controls.some(({ title }) => changed.startsWith(title));
    return { applied: true, changed, inControl };
  }

  /** Applies the change and says what is different; or why it cannot be applied. */
  async #try(
    { sql, prepare = '' }: Mutant,
    cast: readonly Player[],
    references: ReadonlyMap<string, Reference>,
  ): Promise<{ applied: true; said: string | null } | { applied: false; said: string }> {
    await this.#client.query('BEGIN');
    try {
      if (prepare !== '') await this.#client.query(prepare);
      await this.#client.query('SAVEPOINT mutant');
      const refused = await this.#client.query(sql).then(() => null, refusal);
      if (refused !== null) return { applied: false, said: refused.message };
      // As for a session that begins now: one that is open already may hold on to types of before.
      await this.#client.query('DISCARD PLANS');
      const play = (): Promise<string | null> => this.#firstDifference(references, cast);
      const rowsAsSeeded = prepare === '';
      return {
        applied: true,
        said: (await play()) ?? (await this.#closer.difference({ cast, rowsAsSeeded, play })),
      };
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }

  /** The first difference that executing the cast shows. Leaves the open transaction as it was. */
  async #firstDifference(
    references: ReadonlyMap<string, Reference>,
    cast: readonly Player[],
  ): Promise<string | null> {
    await this.#executor.begin();
    try {
      for await (const { key, player, outcome } of scenes(this.#executor, { players: this.#players, cast })) {
        const before = references.get(key);
        if (before === undefined) throw new Error(`${key} was not played before`);
        const said = player.aboutSchema
          ? difference(withoutRows(before.outcome), withoutRows(outcome), before.moving)
          : difference(before.outcome, outcome, before.moving);
        if (said !== null) return `${key}: ${said}`;
      }
      return null;
    } finally {
      await this.#executor.end();
    }
  }

  /** Outcomes on the schema as it is: those of everything, made once, or those of the cast on prepared rows. */
  async #referenceFor(prepare: string, cast: readonly Player[]): Promise<ReadonlyMap<string, Reference>> {
    if (prepare !== '') return this.#playBase(prepare, [cast]);
    this.#reference ??= await this.#playBase('', [
      this.#players,
      this.#players.filter(({ writes }) => !writes),
    ]);
    return this.#reference;
  }

  /** Plays each cast twice, to see what time alone changes. */
  async #playBase(prepare: string, casts: readonly (readonly Player[])[]): Promise<Map<string, Reference>> {
    const [one, other] = [await this.#outcomes(prepare, casts), await this.#outcomes(prepare, casts)];
    return new Map(
      [...one].map(([key, outcome]) => {
        const moving = movingCells(outcome, other.get(key) ?? outcome);
        return [key, { outcome, moving }] as const;
      }),
    );
  }

  async #outcomes(prepare: string, casts: readonly (readonly Player[])[]): Promise<Map<string, Outcome>> {
    await this.#client.query('BEGIN');
    try {
      if (prepare !== '') await this.#client.query(prepare);
      const outcomes = new Map<string, Outcome>();
      for (const cast of casts) {
        await this.#executor.begin();
        const played = scenes(this.#executor, { players: this.#players, cast });
        for await (const { key, outcome } of played) outcomes.set(key, outcome);
        await this.#executor.end();
      }
      return outcomes;
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }
}

function tellsTime(sql: string): boolean {
  return /\b(?:now\(|current_timestamp|clock_timestamp)/i.test(sql);
}
