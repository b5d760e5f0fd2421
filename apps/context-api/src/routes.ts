import type { EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import type { Database, Routes } from '@precedent/service-kit';
import type { operations } from './generated/openapi.ts';
import { getIncident } from './incidents/get.route.ts';
import { listIncidents } from './incidents/list.route.ts';
import { searchIncidents } from './incidents/search/search.route.ts';

type ServedByKit = 'getLiveness' | 'getReadiness' | 'getMetrics' | 'getOpenApi' | 'getDocs';
export type OwnOperations = Omit<operations, ServedByKit>;

export interface RouteDependencies {
  readonly database: Database<DB>;
  readonly provider: EmbeddingProvider;
  /** A search among more candidates asks the approximate index. */
  readonly searchExactAtMost: number;
}

/** Who answers which operation of openapi.yaml. */
export function routes({ database, provider, searchExactAtMost }: RouteDependencies): Routes<OwnOperations> {
  return {
    listIncidents: listIncidents(database),
    getIncident: getIncident(database),
    searchIncidents: searchIncidents(database, provider, searchExactAtMost),
  };
}
