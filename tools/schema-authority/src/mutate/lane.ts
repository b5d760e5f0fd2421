import type { Migration } from '@precedent/migrator';
import { rehearse } from '../check/rehearse.ts';
import type { Change } from '../check/change.ts';
import { watch, type Watch } from '../check/watch.ts';
import { TypeNames } from '../contract/type-names.ts';
import { shadowAt } from '../replay/base-shadow.ts';
import type { Shadow } from '../replay/shadow.ts';
import type { Mutant } from './mutant.ts';
import { Oracle, type OracleAnswer } from './oracle/oracle.ts';
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
}

/** What a change did, as the check sees it and as the oracle does; null where a mutant cannot be applied. */
export interface Observation {
  readonly change: Change | null;
  readonly answer: OracleAnswer;
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

  private constructor(
    shadows: { readonly checking: Shadow; readonly executing: Shadow },
    parts: { readonly types: TypeNames; readonly watched: Watch; readonly oracle: Oracle },
  ) {
    this.#checking = shadows.checking;
    this.#executing = shadows.executing;
    this.#types = parts.types;
    this.watched = parts.watched;
    this.oracle = parts.oracle;
  }

  static async open({ root, migrations, trials, databaseUrl }: Subject): Promise<Lane> {
    const where = databaseUrl === undefined ? {} : { databaseUrl };
    const { shadow: checking } = await shadowAt(root, migrations, where);
    const { shadow: executing } = await shadowAt(root, migrations, where);
    const types = new TypeNames(checking.session);
    const watched = await watch(checking.client, types, trials);
    const { catalog } = watched.base;
    await seed(executing.client, catalog, await wishesOf(trials, catalog));
    const oracle = await Oracle.open(executing.client, catalog, trials);
    return new Lane({ checking, executing }, { types, watched, oracle });
  }

  async observe(mutant: Mutant): Promise<Observation> {
    const started = performance.now();
    const answer = await this.oracle.judge(mutant);
    const between = performance.now();
    const change = answer.applied ? await this.#check(mutant) : null;
    return {
      change,
      answer,
      ms: { oracle: between - started, check: performance.now() - between },
    };
  }

  async close(): Promise<void> {
    await this.#checking.close();
    await this.#executing.close();
  }

  #check({ sql }: Mutant): Promise<Change> {
    const script = { file: 'mutant.sql', statements: [{ sql, line: 1, kind: '' }] };
    return rehearse(this.#checking.client, this.#types, this.watched, [script]);
  }
}
