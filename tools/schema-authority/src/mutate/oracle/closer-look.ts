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
import { isMuchMore, Work } from './work.ts';

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
    const known = rowsAsSeeded ? this.#knownEdges : new Map<string, Outcome>();
    for (const player of cast.filter(({ writes }) => writes)) {
      const edges = edgesOf(player, this.#base).filter(({ kind }) => asksFor(differs, kind));
      for (let from = 0; from < edges.length; from++) {
        await sides.to('after');
        const refused = await this.#firstRefused(edges.slice(from), known);
        if (refused === null) break;
        const { title } = refused.edge.player;
        if (!known.has(title)) {
          await sides.to('before');
          await this.#learnEdges(edges, known);
        }
        if (known.get(title)?.ok === true) return { player, words: `${title}: ${refused.words}` };
        from = edges.indexOf(refused.edge);
      }
    }
    return null;
  }

  /** The first edge that is refused. Those that were refused before are passed over. */
  async #firstRefused(
    edges: readonly Edge[],
    known: ReadonlyMap<string, Outcome>,
  ): Promise<{ readonly edge: Edge; readonly words: string } | null> {
    await this.#executor.begin();
    try {
      for (const edge of edges) {
        if (known.get(edge.player.title)?.ok === false) continue;
        const outcome = await this.#playEdge(edge);
        if (!outcome.ok) return { edge, words: `${outcome.sqlstate} ${outcome.message}` };
      }
      return null;
    } finally {
      await this.#executor.end();
    }
  }

  async #learnEdges(edges: readonly Edge[], known: Map<string, Outcome>): Promise<void> {
    await this.#executor.begin();
    for (const edge of edges) known.set(edge.player.title, await this.#playEdge(edge));
    await this.#executor.end();
  }

  async #playEdge({ player, sequencesAt }: Edge): Promise<Outcome> {
    await this.#executor.rewind(sequencesAt);
    return this.#executor.run(player);
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
    const known = rowsAsSeeded ? this.#knownWork : new Map<string, number | null>();
    const learn = async (players: readonly Player[]): Promise<void> => {
      if (players.length === 0) return;
      await sides.to('before');
      const work = await Work.on(this.#client);
      for (const player of players) known.set(player.title, await work.of(player));
    };
    await learn(cast.filter(({ title }) => !known.has(title)));
    await sides.to('after');
    const work = await Work.on(this.#client);
    for (const player of cast) {
      await sides.to('after');
      const now = await work.of(player);
      if (!isMuchMore(now, known.get(player.title))) continue;
      // Plans change as old versions of rows gather; it counts what they are now.
      await learn([player]);
      const was = known.get(player.title);
      if (isMuchMore(now, was))
        return { player, words: `${player.title}: visits ${now} rows in place of ${was}` };
    }
    return null;
  }
}

function asksFor({ nulls, sizes, words }: SchemaDifferences, kind: EdgeKind): boolean {
  return { null: nulls, size: sizes, word: words }[kind];
}
