import { needs, type RuntimeContract } from '@precedent/consumer-kit';
import type { EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import type { Database, Routes } from '@precedent/service-kit';
import { gatherContext } from './context/context.query.ts';
import { getContext } from './context/context.route.ts';
import type { operations } from './generated/openapi.ts';
import { countIncidents } from './incidents/count.query.ts';
import { getIncident as getQuery } from './incidents/get.query.ts';
import { getIncident } from './incidents/get.route.ts';
import { listIncidents as listQuery } from './incidents/list.query.ts';
import { listIncidents } from './incidents/list.route.ts';
import { countCandidates } from './incidents/search/count-candidates.query.ts';
import { nearestApproximate } from './incidents/search/nearest-approximate.query.ts';
import { nearestExact } from './incidents/search/nearest-exact.query.ts';
import { searchIncidents } from './incidents/search/search.route.ts';

type ServedByKit = 'getLiveness' | 'getReadiness' | 'getMetrics' | 'getOpenApi' | 'getDocs' | 'getLimits';
export type OwnOperations = Omit<operations, ServedByKit>;

export interface RouteDependencies {
  readonly database: Database<DB>;
  readonly contract: RuntimeContract;
  readonly provider: EmbeddingProvider;
  /** A search among more candidates asks the approximate index. */
  readonly searchExactAtMost: number;
}

/** Who answers which operation of openapi.yaml, and with which queries. */
export function routes(dependencies: RouteDependencies): Routes<OwnOperations> {
  const { contract, database, provider, searchExactAtMost } = dependencies;
  return {
    listIncidents: needs(contract, [listQuery, countIncidents], listIncidents(database)),
    getIncident: needs(contract, [getQuery], getIncident(database)),
    getContext: needs(contract, [gatherContext], getContext(database)),
    searchIncidents: needs(
      contract,
      [countCandidates, nearestExact, nearestApproximate],
      searchIncidents(database, provider, searchExactAtMost),
    ),
  };
}
