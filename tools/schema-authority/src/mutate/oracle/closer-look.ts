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

/** What is asked, and how. */
interface Occasion {
  /** The statements that are played. */
  readonly cast: readonly Player[];
  /** True when nothing was done to the rows, so that what the schema as it is makes of them can be remembered. */
  readonly rowsAsSeeded: boolean;
  /** Executes everything and compares with what it came to before. */
  play(): Promise<string | null>;
}

/** What the statements as they are do not show: other values, other rows, more work. */
export class CloserLook {
  readonly #client: pg.Client;
  readonly #executor: Executor;
  readonly #base: Catalog;
  /** What edges and statements come to on the schema and the rows as they are, by title. */
  readonly #knownEdges = new Map<string, Outcome>();
  readonly #knownWork = new Map<string, number | null>();

  constructor(client: pg.Client, executor: Executor, base: Catalog) {
    this.#client = client;
    this.#executor = executor;
    this.#base = base;
  }

  /**
   * The first difference, in words. Needs a transaction with the change applied after a savepoint `mutant`, to which it
   * returns.
   */
  async difference(occasion: Occasion): Promise<string | null> {
    const after = await readCatalog(pgSession(this.#client), 'every');
    const differs = schemaDifferences(this.#base, after);
    const probes = differs.rows ? domainProbes(this.#base, after) : [];
    const questions = {
      // A value that rows may have now may show only where a writer meets it with values of its own.
      edges: occasion.cast
        .filter(({ writes }) => writes)
        .flatMap((player) => edgesOf(player, this.#base))
        .filter(({ kind }) => probes.length > 0 || asksFor(differs, kind)),
      probes,
      work: differs.indexes ? occasion.cast : [],
    };
    if (Object.values(questions).every(({ length }) => length === 0)) return null;
    const now = await this.#look('after', questions, occasion);
    await this.#client.query('ROLLBACK TO SAVEPOINT mutant');
    const was = await this.#look('before', questions, occasion);
    return (
      edgeDifference(was.edges, now.edges) ??
      probeDifference(questions.probes, was, now) ??
      muchMoreWork(questions.work, was.work, now.work)
    );
  }

  /** The schema as it stands in the open transaction, which is left as it was. */
  async #look(side: 'before' | 'after', asks: Questions, occasion: Occasion): Promise<Side> {
    const remembers = side === 'before' && occasion.rowsAsSeeded;
    const edges = await this.#playEdges(asks.edges, remembers);
    const probes: ProbeAnswer[] = [];
    for (const { sql, admittedBy } of asks.probes) {
      await this.#client.query('SAVEPOINT domain');
      const admitted = await this.#client.query(sql).then(
        () => true,
        (error: unknown) => !refusal(error),
      );
      const here = admitted && admittedBy === side;
      const said = here ? await occasion.play() : null;
      probes.push({
        admitted,
        said,
        edges: here && said === null ? await this.#playEdges(asks.edges, false) : new Map(),
      });
      await this.#client.query('ROLLBACK TO SAVEPOINT domain; RELEASE SAVEPOINT domain');
    }
    return { edges, probes, work: await this.#work(asks.work, remembers) };
  }

  async #playEdges(edges: readonly Edge[], remembers: boolean): Promise<Map<string, Outcome>> {
    const outcomes = new Map<string, Outcome>();
    for (const { player, sequencesAt } of edges) {
      const known = remembers ? this.#knownEdges.get(player.title) : undefined;
      const outcome = known ?? (await this.#playEdge(player, sequencesAt));
      outcomes.set(player.title, outcome);
      if (remembers) this.#knownEdges.set(player.title, outcome);
    }
    return outcomes;
  }

  async #playEdge(player: Player, sequencesAt: number): Promise<Outcome> {
    await this.#executor.begin();
    await this.#executor.asOwner(resetSequences(sequencesAt));
    const outcome = await this.#executor.run(player);
    await this.#executor.end();
    return outcome;
  }

  async #work(players: readonly Player[], remembers: boolean): Promise<(number | null)[]> {
    const unknown = remembers ? players.filter(({ title }) => !this.#knownWork.has(title)) : players;
    const visited = await rowsVisited(this.#client, unknown);
    if (!remembers) return visited;
    for (const [place, { title }] of unknown.entries()) this.#knownWork.set(title, visited[place] ?? null);
    return players.map(({ title }) => this.#knownWork.get(title) ?? null);
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
