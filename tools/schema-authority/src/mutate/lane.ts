import type { Migration } from '@precedent/migrator';
import { rehearse } from '../check/rehearse.ts';
import type { Change } from '../check/change.ts';
import { watch, type BaseStatement, type Watch } from '../check/watch.ts';
import { dropCanaries } from '../contract/canary.ts';
import { TypeNames } from '../contract/type-names.ts';
import { shadowAt } from '../replay/base-shadow.ts';
import type { Shadow } from '../replay/shadow.ts';
import { Casting, type Cast } from './casting.ts';
import type { Mutant } from './mutant.ts';
import { Oracle, type OracleAnswer } from './oracle/oracle.ts';
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

/** What a change did, as the check sees it and as the oracle does; null where a mutant cannot be applied. */
export interface Observation {
  readonly change: Change | null;
  readonly answer: OracleAnswer;
  /** How many statements were tried because it concerns them, and how many as controls. */
  readonly tried: { readonly concerned: number; readonly controls: number };
  /** Milliseconds that the check and the oracle took. */
  readonly ms: { readonly check: number; readonly oracle: number };
}

/**
 * A place to try mutants one after another: a shadow without rows for the check, as it has one in earnest, and a
 * shadow with rows for the oracle. Neither knows of the other.
 */
export class Lane {
  readonly #checking: Shadow;
  readonly #executing: Shadow;
  readonly #types: TypeNames;
  readonly watched: Watch;
  readonly oracle: Oracle;
  readonly #casting: Casting;

  private constructor(
    shadows: { readonly checking: Shadow; readonly executing: Shadow },
    parts: { readonly types: TypeNames; readonly watched: Watch; readonly oracle: Oracle },
  ) {
    this.#checking = shadows.checking;
    this.#executing = shadows.executing;
    this.#types = parts.types;
    this.watched = parts.watched;
    this.oracle = parts.oracle;
    this.#casting = new Casting(parts.watched.base.catalog, parts.watched.watched);
  }

  static async open({ root, migrations, trials, databaseUrl, everyVariant = false }: Subject): Promise<Lane> {
    const where = databaseUrl === undefined ? {} : { databaseUrl };
    const { shadow: checking } = await shadowAt(root, migrations, where);
    const { shadow: executing } = await shadowAt(root, migrations, where);
    const types = new TypeNames(checking.session);
    const all = await watch(checking.client, types, trials);
    const watched = everyVariant ? all : await onlyRepresentatives(checking, all);
    const played = watched.watched.map((statement) => trialOf(trials, statement));
    const { catalog } = watched.base;
    await seed(executing.client, catalog, await wishesOf(played, catalog));
    const oracle = await Oracle.open(executing.client, catalog, played);
    return new Lane({ checking, executing }, { types, watched, oracle });
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
    const between = performance.now();
    const change = answer.applied ? await this.#check(mutant, cast) : null;
    return {
      change,
      answer,
      tried: { concerned: cast.concerned.size, controls: cast.controls.size },
      ms: { oracle: between - started, check: performance.now() - between },
    };
  }

  async close(): Promise<void> {
    await this.#checking.close();
    await this.#executing.close();
  }

  #check({ sql }: Mutant, { concerned, controls }: Cast): Promise<Change> {
    const script = { file: 'mutant.sql', statements: [{ sql, line: 1, kind: '' }] };
    const { base, watched } = this.watched;
    const chosen = watched.filter((_, place) => concerned.has(place) || controls.has(place));
    const cast = { ...this.watched, ...watchOf({ base, watched: chosen }) };
    return rehearse(this.#checking.client, this.#types, cast, [script]);
  }
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
