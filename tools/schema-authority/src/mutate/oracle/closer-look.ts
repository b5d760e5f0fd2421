import type pg from 'pg';
import { pgSession } from '@precedent/migrator';
import type { Catalog } from '../../catalog/catalog.ts';
import { readCatalog } from '../../catalog/read-catalog.ts';
import { domainProbes, type DomainProbe } from './domain.ts';
import { edgesOf, type Edge, type EdgeKind } from './edges.ts';
import type { Executor } from './executor.ts';
import { difference, type Outcome } from './outcome.ts';
import { refusal } from './refusal.ts';
import { resetSequences, type Player } from './scenes.ts';
import { schemaDifferences, type SchemaDifferences } from './schema-differences.ts';
import { muchMoreWork, rowsVisited } from './work.ts';

/** What one side of a comparison shows. */
interface Side {
  readonly edges: ReadonlyMap<string, Outcome>;
  readonly probes: readonly ProbeAnswer[];
  readonly work: readonly (number | null)[];
}

interface ProbeAnswer {
  readonly admitted: boolean;
  /** What the statements make of such rows, where the side may have them. */
  readonly said: string | null;
  /** What writers make of such rows with other values than usual. */
  readonly edges: ReadonlyMap<string, Outcome>;
}

interface Questions {
  readonly edges: readonly Edge[];
  readonly probes: readonly DomainProbe[];
  readonly work: readonly Player[];
}

/** What the statements as they are do not show: other values, other rows, more work. */
export class CloserLook {
  readonly #client: pg.Client;
  readonly #executor: Executor;
  readonly #base: Catalog;
  readonly #players: readonly Player[];
  readonly #edges: readonly Edge[];

  constructor(client: pg.Client, executor: Executor, base: Catalog, players: readonly Player[]) {
    this.#client = client;
    this.#executor = executor;
    this.#base = base;
    this.#players = players;
    this.#edges = players.filter(({ writes }) => writes).flatMap((player) => edgesOf(player, base));
  }

  /**
   * The first difference, in words. Needs a transaction with the change applied after a savepoint `mutant`, to which it
   * returns.
   * @param play executes everything and compares with what it came to before
   */
  async difference(play: () => Promise<string | null>): Promise<string | null> {
    const after = await readCatalog(pgSession(this.#client), 'every');
    const differs = schemaDifferences(this.#base, after);
    const probes = differs.rows ? domainProbes(this.#base, after) : [];
    const questions = {
      // A value that rows may have now may show only where a writer meets it with values of its own.
      edges: this.#edges.filter(({ kind }) => probes.length > 0 || asksFor(differs, kind)),
      probes,
      work: differs.indexes ? this.#players : [],
    };
    if (Object.values(questions).every(({ length }) => length === 0)) return null;
    const now = await this.#look('after', questions, play);
    await this.#client.query('ROLLBACK TO SAVEPOINT mutant');
    const was = await this.#look('before', questions, play);
    return (
      edgeDifference(was.edges, now.edges) ??
      probeDifference(questions.probes, was, now) ??
      muchMoreWork(questions.work, was.work, now.work)
    );
  }

  /** The schema as it stands in the open transaction, which is left as it was. */
  async #look(side: 'before' | 'after', asks: Questions, play: () => Promise<string | null>): Promise<Side> {
    const edges = await this.#playEdges(asks.edges);
    const probes: ProbeAnswer[] = [];
    for (const { sql, admittedBy } of asks.probes) {
      await this.#client.query('SAVEPOINT domain');
      const admitted = await this.#client.query(sql).then(
        () => true,
        (error: unknown) => !refusal(error),
      );
      const here = admitted && admittedBy === side;
      const said = here ? await play() : null;
      probes.push({
        admitted,
        said,
        edges: here && said === null ? await this.#playEdges(asks.edges) : new Map(),
      });
      await this.#client.query('ROLLBACK TO SAVEPOINT domain; RELEASE SAVEPOINT domain');
    }
    return { edges, probes, work: await rowsVisited(this.#client, asks.work) };
  }

  async #playEdges(edges: readonly Edge[]): Promise<Map<string, Outcome>> {
    const outcomes = new Map<string, Outcome>();
    for (const { player, sequencesAt } of edges) {
      await this.#executor.begin();
      await this.#executor.asOwner(resetSequences(sequencesAt));
      outcomes.set(player.title, await this.#executor.run(player));
      await this.#executor.end();
    }
    return outcomes;
  }
}

function asksFor({ nulls, sizes, words }: SchemaDifferences, kind: EdgeKind): boolean {
  return { null: nulls, size: sizes, word: words }[kind];
}

/** With values of its own a writer may be refused on both sides; what counts is that it is refused now. */
function edgeDifference(before: Side['edges'], after: Side['edges']): string | null {
  for (const [title, outcome] of after) {
    if (before.get(title)?.ok === true && !outcome.ok)
      return `${title}: ${outcome.sqlstate} ${outcome.message}`;
  }
  return null;
}

/** What the statements make of rows that only one side may have, against the same rows with good values. */
function probeDifference(probes: readonly DomainProbe[], before: Side, after: Side): string | null {
  for (const [index, { admittedBy, says }] of probes.entries()) {
    const [side, other] = admittedBy === 'after' ? [after, before] : [before, after];
    const answer = side.probes[index];
    if (answer?.admitted !== true || other.probes[index]?.admitted !== false) continue;
    const said = answer.said ?? edgesSay(before.edges, answer.edges);
    if (said !== null) return `${says}: ${said}`;
  }
  return null;
}

/** Both were played in one transaction, so that not even the time differs. */
function edgesSay(usual: Side['edges'], probed: Side['edges']): string | null {
  for (const [title, outcome] of probed) {
    const was = usual.get(title);
    const said = was === undefined ? null : difference(was, outcome, new Set());
    if (said !== null) return `${title}: ${said}`;
  }
  return null;
}
