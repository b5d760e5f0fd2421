import type { DB } from '@precedent/schema';
import { Counter, Gauge, type Database, type Registry } from '@precedent/service-kit';

import { embeddingBacklog } from './backlog.query.ts';
import { embeddingModels } from './models.query.ts';

/** What the embedding worker reports. */
export interface EmbeddingMetrics {
  readonly embedded: Counter;
  readonly refused: Counter;
  readonly failures: Counter;
  /** Seconds until the next try after a failure; 0 when all is well. */
  readonly delay: Gauge;
}

/** Counting stops here: what matters is that the backlog is large. */
const MOST_COUNTED = 100_000;
const MOST_MODELS = 20;

/**
 * Registers the worker's metrics, the size of its queue and the number of vectors of other models, which are counted
 * whenever metrics are asked for.
 * @param model whose vectors this service makes
 */
export function embeddingMetrics(
  registry: Registry,
  database: Database<DB>,
  model: string,
): EmbeddingMetrics {
  const registers = [registry];
  new Gauge({
    name: 'embedding_backlog',
    help: `Traces without an embedding, counted up to ${MOST_COUNTED}; NaN when the database cannot be asked.`,
    registers,
    async collect() {
      const count = database.read((db) =>
        embeddingBacklog(db, { limit: MOST_COUNTED }).executeTakeFirstOrThrow(),
      );
      this.set(await count.then(({ rows }) => rows).catch(() => NaN));
    },
  });
  new Gauge({
    name: 'embedding_other_models',
    help: `Traces whose vector is of another model, counted up to ${MOST_COUNTED} a model; NaN as above.`,
    registers,
    async collect() {
      const counts = database.read((db) =>
        embeddingModels(db, { models: MOST_MODELS, limit: MOST_COUNTED }).execute(),
      );
      const others = counts.then((all) => all.filter((other) => other.model !== model));
      this.set(await others.then((all) => all.reduce((sum, { rows }) => sum + rows, 0)).catch(() => NaN));
    },
  });
  return {
    embedded: new Counter({
      name: 'embedding_embedded_total',
      help: 'Traces the embedding worker made a vector for.',
      registers,
    }),
    refused: new Counter({
      name: 'embedding_refused_total',
      help: 'Times the model refused the text of a trace.',
      registers,
    }),
    failures: new Counter({
      name: 'embedding_failures_total',
      help: 'Batches the embedding worker could not finish, because model or database did not answer.',
      registers,
    }),
    delay: new Gauge({
      name: 'embedding_retry_delay_seconds',
      help: 'Pause of the embedding worker after its last failure; 0 when it had none.',
      registers,
    }),
  };
}
