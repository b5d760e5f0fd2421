import type pg from 'pg';
import { pgSession } from '@precedent/migrator';
import type { Catalog } from '../../catalog/catalog.ts';
import { readCatalog } from '../../catalog/read-catalog.ts';
import { domainProbes, type DomainProbe } from './domain.ts';
import { edgesOf, type Edge, type EdgeKind } from './edges.ts';
import type { Executor } from './executor.ts';
import { firstDifference, type Difference, type Look } from './first-difference.ts';
import type { Outcome } from './outcome.ts';
import { refusal } from './refusal.ts';
import type { Player } from './scenes.ts';
import { schemaDifferences, type SchemaDifferences } from './schema-differences.ts';
import type { Sides } from './sides.ts';
import { muchMoreWork, rowsVisited } from './work.ts';

/** What is asked, and how. */
interface Occasion {
  /** On the schema with the change. */
  readonly sides: Sides;
  readonly look: Look;
  /** True when nothing was done to the rows, so that what the schema as it is makes of them can be remembered. */
  readonly rowsAsSeeded: boolean;
}

/** What the statements as they are do not show: other values, other rows, more work. */
export class CloserLook {
  readonly #client: pg.Client;
  readonly #executor: Executor;
  readonly #base: Catalog;
  /** What edges and statements come to on the schema and the rows as they are, by title. */
  readonly #knownEdges = new Map<string, Outcome>();
  readonly #knownWork = new Map<string, number | null>();

  /** How often a whole table was updated. */
  updates = 0;

  constructor(client: pg.Client, executor: Executor, base: Catalog) {
    this.#client = client;
    this.#executor = executor;
    this.#base = base;
  }

  /** The first difference. Begins on the schema with the change and ends on either side. */
  async difference(occasion: Occasion): Promise<Difference | null> {
    const after = await readCatalog(pgSession(this.#client), 'every');
    const differs = schemaDifferences(this.#base, after);
    return (
      (await this.#atEdges(occasion, differs)) ??
      (await this.#onOtherRows(occasion, domainProbes(this.#base, after))) ??
      (differs.indexes ? await this.#inWork(occasion) : null)
    );
  }

  /** With values of its own a writer may be refused on both sides; what counts is that it is refused now. */
  async #atEdges(
    { look: { cast }, sides, rowsAsSeeded }: Occasion,
    differs: SchemaDifferences,
  ): Promise<Difference | null> {
    const edges = cast
      .filter(({ writes }) => writes)
      .flatMap((player) =>
        edgesOf(player, this.#base)
          .filter(({ kind }) => asksFor(differs, kind))
          .map((edge) => ({ ...edge, of: player })),
      );
    if (edges.length === 0) return null;
    await sides.to('after');
    const now = await this.#playEdges(edges);
    const refused = edges.filter((_, place) => now[place]?.ok === false);
    const unknown = refused.filter(({ player }) => !rowsAsSeeded || !this.#knownEdges.has(player.title));
    if (unknown.length > 0) await sides.to('before');
    for (const [place, outcome] of (await this.#playEdges(unknown)).entries())
      this.#knownEdges.set(unknown[place]?.player.title ?? '', outcome);
    for (const [place, { player, of }] of edges.entries()) {
      const outcome = now[place];
      if (outcome?.ok !== false || this.#knownEdges.get(player.title)?.ok !== true) continue;
      return { player: of, words: `${player.title}: ${outcome.sqlstate} ${outcome.message}` };
    }
    return null;
  }

  async #playEdges(edges: readonly Edge[]): Promise<Outcome[]> {
    if (edges.length === 0) return [];
    await this.#executor.begin();
    const outcomes: Outcome[] = [];
    for (const { player, sequencesAt } of edges) {
      await this.#executor.rewind(sequencesAt);
      outcomes.push(await this.#executor.run(player));
    }
    await this.#executor.end();
    return outcomes;
  }

  /** What the statements make of rows that only one side may have, against the same rows with good values. */
  async #onOtherRows(occasion: Occasion, probes: readonly DomainProbe[]): Promise<Difference | null> {
    for (const probe of probes) {
      const other = probe.admittedBy === 'after' ? 'before' : 'after';
      await occasion.sides.to(other);
      if ((await this.#onRowsOf(probe, () => Promise.resolve(null))).admitted) continue;
      await occasion.sides.to(probe.admittedBy);
      const { found } = await this.#onRowsOf(probe, () =>
        firstDifference(this.#executor, {
          ...occasion.look,
          // That the rows hold it is what was done to them.
          isRead: (table, column) =>
            (table !== probe.table || column !== probe.column) && occasion.look.isRead(table, column),
        }),
      );
      if (found !== null) return { ...found, words: `${probe.says}: ${found.words}` };
    }
    return null;
  }

  async #onRowsOf(
    { sql }: DomainProbe,
    look: () => Promise<Difference | null>,
  ): Promise<{ readonly admitted: boolean; readonly found: Difference | null }> {
    await this.#client.query('SAVEPOINT domain');
    // Keys and triggers would refuse or undo what is done to one column of rows that belong together.
    const refused = await this.#client
      .query(
        `SET LOCAL session_replication_role = replica; ${sql}; SET LOCAL session_replication_role = DEFAULT`,
      )
      .then(() => null, refusal);
    if (refused === null) this.updates++;
    const found = refused === null ? await look() : null;
    await this.#client.query('ROLLBACK TO SAVEPOINT domain; RELEASE SAVEPOINT domain');
    return { admitted: refused === null, found };
  }

  async #inWork({ sides, look: { cast }, rowsAsSeeded }: Occasion): Promise<Difference | null> {
    await sides.to('after');
    const now = await rowsVisited(this.#client, cast);
    const unknown = cast.filter(({ title }) => !rowsAsSeeded || !this.#knownWork.has(title));
    if (unknown.length > 0) await sides.to('before');
    await this.#learnWork(unknown);
    const known = (): (number | null)[] => cast.map(({ title }) => this.#knownWork.get(title) ?? null);
    const first = muchMoreWork(cast, known(), now);
    if (first === null || unknown.includes(first.player)) return first;
    // Plans change as old versions of rows gather; it counts what they are now.
    await sides.to('before');
    await this.#learnWork(cast);
    return muchMoreWork(cast, known(), now);
  }

  async #learnWork(players: readonly Player[]): Promise<void> {
    for (const [place, visited] of (await rowsVisited(this.#client, players)).entries())
      this.#knownWork.set(players[place]?.title ?? '', visited);
  }
}

function asksFor({ nulls, sizes, words }: SchemaDifferences, kind: EdgeKind): boolean {
  return { null: nulls, size: sizes, word: words }[kind];
}
