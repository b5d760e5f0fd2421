import type { Migration } from '@precedent/migrator';
import { rehearse, type Script } from '../check/rehearse.ts';
import type { Change } from '../check/change.ts';
import { install, watch, type BaseStatement, type Watch } from '../check/watch.ts';
import { createCanarySchema, dropCanaries } from '../contract/canary.ts';
import { TypeNames } from '../contract/type-names.ts';
import { shadowAt } from '../replay/base-shadow.ts';
import type { Shadow } from '../replay/shadow.ts';
import { Casting, type Cast } from './casting.ts';
import type { Mutant } from './mutant.ts';
import { Oracle } from './oracle/oracle.ts';
import { representatives } from './representatives.ts';
import type { Player } from './oracle/scenes.ts';
import { seed } from './seed/seed.ts';
import { wishesOf } from './seed/wishes.ts';
import type { Trial } from './trial.ts';

/** What is mutated, and under which statements. Can be sent to another thread. */
export interface Subject {
  readonly root: string;
  /** Server to work on; the embedded database when absent. */
  readonly databaseUrl?: string;
  readonly migrations: readonly Migration[];
  readonly trials: readonly Trial[];
  /** Tries every variant of a query, not only as many as show everything. */
  readonly everyVariant?: boolean;
  /** Mutates these objects only; all there are when absent. */
  readonly of?: readonly string[];
}

/** What the oracle saw of a mutant. */
export type Observation =
  | { readonly applied: false }
  | {
      readonly applied: true;
      /** How it shows that an outcome changed; null when none did. */
      readonly shown: Shown | null;
      readonly cast: Cast;
      /** How many statements were tried because it concerns them, and how many as controls. */
      readonly tried: { readonly concerned: number; readonly controls: number };
      /** Milliseconds that it took. */
      readonly ms: number;
    };

/** A changed outcome. */
export interface Shown {
  readonly words: string;
  /** Of the statement in which it shows, among all. */
  readonly place: number;
  /** True when the mutant should not concern that statement. */
  readonly inControl: boolean;
}

/**
 * A place to try mutants one after another: shadows without rows for the check, as it has one in earnest, and a shadow
 * with rows for the oracle. Neither knows of the other.
 */
export class Lane {
  /** With every canary. */
  readonly #checking: CheckShadow;
  /** With none. */
  readonly #bare: CheckShadow;
  readonly #executing: Shadow;
  readonly watched: Watch;
  readonly oracle: Oracle;
  readonly #casting: Casting;

  private constructor(
    shadows: { readonly checking: CheckShadow; readonly bare: CheckShadow; readonly executing: Shadow },
    parts: { readonly watched: Watch; readonly oracle: Oracle },
  ) {
    this.#checking = shadows.checking;
    this.#bare = shadows.bare;
    this.#executing = shadows.executing;
    this.watched = parts.watched;
    this.oracle = parts.oracle;
    this.#casting = new Casting(parts.watched.base.catalog, parts.watched.watched);
  }

  static async open({ root, migrations, trials, databaseUrl, everyVariant = false }: Subject): Promise<Lane> {
    const where = databaseUrl === undefined ? {} : { databaseUrl };
    const open = async (): Promise<Shadow> => (await shadowAt(root, migrations, where)).shadow;
    const checking = checkShadow(await open());
    const all = await watch(checking.client, checking.types, trials);
    const watched = everyVariant ? all : await onlyRepresentatives(checking.shadow, all);
    const bare = checkShadow(await open());
    await createCanarySchema(bare.shadow.session);
    const executing = await open();
    const played = watched.watched.map((statement) => trialOf(trials, statement));
    const { catalog } = watched.base;
    await seed(executing.client, catalog, await wishesOf(played, catalog));
    const oracle = await Oracle.open(executing.client, catalog, played);
    return new Lane({ checking, bare, executing }, { watched, oracle });
  }

  /** @param turn number of the mutant: decides which statements it should not concern are tried all the same */
  async observe(mutant: Mutant, turn: number): Promise<Observation> {
    const started = performance.now();
    const cast = this.#casting.of(mutant, turn);
    const playersAt = (places: Iterable<number>): Player[] =>
      [...places].flatMap((place) => this.oracle.players[place] ?? []);
    const answer = await this.oracle.judge(mutant, {
      concerned: playersAt(cast.concerned),
      controls: playersAt(cast.controls),
    });
    if (!answer.applied) return { applied: false };
    const { changed } = answer;
    const place = changed === null ? -1 : this.oracle.players.indexOf(changed.player);
    return {
      applied: true,
      shown: changed === null ? null : { words: changed.words, place, inControl: cast.controls.has(place) },
      cast,
      tried: { concerned: cast.concerned.size, controls: cast.controls.size },
      ms: performance.now() - started,
    };
  }

  /** What the check sees of a mutant, with the statements of a cast under watch. */
  check({ sql }: Mutant, { concerned, controls }: Cast): Promise<Change> {
    const { base, watched } = this.watched;
    const chosen = watched.filter((_, place) => concerned.has(place) || controls.has(place));
    const { client, types } = this.#checking;
    return rehearse(client, types, { ...this.watched, ...watchOf({ base, watched: chosen }) }, [
      scriptOf(sql),
    ]);
  }

  /**
   * The same with one statement under watch. Its canary is put up for the occasion, so that there are no others, in whose
   * name PostgreSQL would refuse the change one after the other.
   */
  checkOne({ sql }: Mutant, place: number): Promise<Change> {
    const { base, watched } = this.watched;
    const one = watchOf({ base, watched: watched.slice(place, place + 1) });
    const { client, types } = this.#bare;
    return rehearse(client, types, { ...this.watched, ...one }, [scriptOf(sql)], {
      first: () => install(client, one.watched),
    });
  }

  async close(): Promise<void> {
    await this.#checking.shadow.close();
    await this.#bare.shadow.close();
    await this.#executing.close();
  }
}

/** A shadow for the check, and the names of types there. */
interface CheckShadow {
  readonly shadow: Shadow;
  readonly client: Shadow['client'];
  readonly types: TypeNames;
}

function checkShadow(shadow: Shadow): CheckShadow {
  return { shadow, client: shadow.client, types: new TypeNames(shadow.session) };
}

function scriptOf(sql: string): Script {
  return { file: 'mutant.sql', statements: [{ sql, line: 1, kind: '' }] };
}

function watchOf({ base, watched }: Pick<Watch, 'base' | 'watched'>): Pick<Watch, 'base' | 'watched'> {
  return { base: { ...base, probes: watched.map(({ probe }) => probe) }, watched };
}

function trialOf(trials: readonly Trial[], { consumer, query, variant }: BaseStatement): Trial {
  const found = trials.find(
    (own) => own.consumer === consumer && own.query === query && own.variant === variant,
  );
  if (found === undefined) throw new Error(`${consumer} ${query} (${variant}) has no trial`);
  return found;
}

/** The others leave the shadow: PostgreSQL would go on refusing changes in their name. */
async function onlyRepresentatives({ session }: Shadow, { base, watched, failing }: Watch): Promise<Watch> {
  const chosen = representatives(watched);
  const others = watched.filter((statement) => !chosen.includes(statement));
  await dropCanaries(
    session,
    others.map(({ canary }) => canary),
  );
  return { ...watchOf({ base, watched: chosen }), failing };
}
