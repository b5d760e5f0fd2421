import type { EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
import type { Redactor } from '../redaction/redactor.ts';

/** What the operations on traces need. */
export interface Dependencies {
  readonly database: Database<DB>;
  readonly provider: EmbeddingProvider;
  /** Takes secrets out of what is stored and embedded. */
  readonly redactor: Redactor;
  /** Records the models of vectors, outside any transaction: one that is open would make others wait for its model. */
  readonly rememberModels: (models: readonly (string | null)[]) => Promise<void>;
  /** Told about each trace that was left without a vector. */
  readonly embeddingQueue: { wake(id: number): void };
  /** Aborted when shutdown begins. */
  readonly stopping: AbortSignal;
}
