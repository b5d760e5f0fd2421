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
  /** `changed` says what is different, null that nothing is. */
  | { readonly applied: true; readonly changed: string | null };

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
  /** Outcomes on the schema as it is, by what was done to the rows before. */
  readonly #references = new Map<string, Map<string, Reference>>();
  #judged = 0;

  private constructor(client: pg.Client, base: Catalog, players: readonly Player[]) {
    this.#client = client;
    this.#executor = new Executor(client);
    this.#players = players;
    this.#closer = new CloserLook(client, this.#executor, base, players);
  }

  /** An oracle on a database with seeded rows. */
  static async open(client: pg.Client, base: Catalog, trials: readonly Trial[]): Promise<Oracle> {
    const players: Player[] = [];
    for (const trial of trials) players.push(await playerOf(client, base, trial));
    return new Oracle(client, base, players);
  }

  /** What each statement comes to on the schema as it is: executions that fail or find nothing can tell little. */
  async outcomes(): Promise<Map<string, Outcome>> {
    const references = await this.#reference('');
    return new Map([...references].map(([key, { outcome }]) => [key, outcome]));
  }

  /** Whether the change does anything to any statement. Leaves the database as it was. */
  async judge({ sql, prepare = '' }: Mutant): Promise<OracleAnswer> {
    if (++this.#judged % VACUUM_EVERY === 0) await this.#client.query('VACUUM');
    const references = await this.#reference(prepare).catch(refusal);
    if (references instanceof Error) return { applied: false, why: references.message };
    await this.#client.query('BEGIN');
    try {
      if (prepare !== '') await this.#client.query(prepare);
      await this.#client.query('SAVEPOINT mutant');
      const refused = await this.#client.query(sql).then(() => null, refusal);
      if (refused !== null) return { applied: false, why: refused.message };
      const play = (): Promise<string | null> => this.#firstDifference(references);
      return { applied: true, changed: (await play()) ?? (await this.#closer.difference(play)) };
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }

  /** The first difference that executing everything shows. Leaves the open transaction as it was. */
  async #firstDifference(references: ReadonlyMap<string, Reference>): Promise<string | null> {
    await this.#executor.begin();
    try {
      for await (const { key, player, outcome } of scenes(this.#executor, this.#players)) {
        const before = references.get(key);
        if (before === undefined) continue;
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

  async #reference(prepare: string): Promise<Map<string, Reference>> {
    const known = this.#references.get(prepare);
    if (known !== undefined) return known;
    const [one, other] = [await this.#playBase(prepare), await this.#playBase(prepare)];
    const made = new Map(
      [...one].map(([key, outcome]) => {
        const moving = movingCells(outcome, other.get(key) ?? outcome);
        return [key, { outcome, moving }] as const;
      }),
    );
    this.#references.set(prepare, made);
    return made;
  }

  async #playBase(prepare: string): Promise<Map<string, Outcome>> {
    await this.#client.query('BEGIN');
    try {
      if (prepare !== '') await this.#client.query(prepare);
      await this.#executor.begin();
      const outcomes = new Map<string, Outcome>();
      for await (const { key, outcome } of scenes(this.#executor, this.#players)) outcomes.set(key, outcome);
      return outcomes;
    } finally {
      await this.#client.query('ROLLBACK');
    }
  }
}
