import { needs, type RuntimeContract } from '@precedent/consumer-kit';
import type { EmbeddingProvider } from '@precedent/embedding';
import type { DB } from '@precedent/schema';
import type { Database, Routes } from '@precedent/service-kit';
import { compareActions } from './aggregations/compare-actions.query.ts';
import { compareActionTypes } from './aggregations/comparison.route.ts';
import { countOverTime } from './aggregations/count-over-time.query.ts';
import { countSeverities } from './aggregations/count-severities.query.ts';
import { countStatuses } from './aggregations/count-statuses.query.ts';
import { getCounts } from './aggregations/counts.route.ts';
import { getDurations } from './aggregations/durations.route.ts';
import { failingActions } from './aggregations/failing-actions.query.ts';
import { measureDurations } from './aggregations/measure-durations.query.ts';
import { namespaceHealth } from './aggregations/namespace-health.query.ts';
import { getNamespaceHealth } from './aggregations/namespace-health.route.ts';
import { getSeverityDistribution } from './aggregations/severity-distribution.route.ts';
import { getSuccessRate } from './aggregations/success-rate.route.ts';
import { getTopFailingActions } from './aggregations/top-failing-actions.route.ts';
import { getTrend } from './aggregations/trend.route.ts';
import { gatherContext } from './context/context.query.ts';
import { getContext } from './context/context.route.ts';
import { countFacetsOfAll } from './facets/facets-of-all.query.ts';
import { countFacets } from './facets/facets.query.ts';
import { getFacets } from './facets/facets.route.ts';
import type { operations } from './generated/openapi.ts';
import { countIncidents } from './incidents/count.query.ts';
import { getIncident as getQuery } from './incidents/get.query.ts';
import { getIncident } from './incidents/get.route.ts';
import { listIncidents as listQuery } from './incidents/list.query.ts';
import { listIncidents } from './incidents/list.route.ts';
import { countMatching } from './incidents/search/count-matching.query.ts';
import { embeddingOf } from './incidents/search/embedding-of.query.ts';
import { keywordHitsAmongFew } from './incidents/search/keyword-hits-among-few.query.ts';
import { keywordHits } from './incidents/search/keyword-hits.query.ts';
import { nearestAmongNewest } from './incidents/search/nearest-among-newest.query.ts';
import { nearestApproximate } from './incidents/search/nearest-approximate.query.ts';
import { nearestExact } from './incidents/search/nearest-exact.query.ts';
import { searchIncidents } from './incidents/search/search.route.ts';
import { listSimilarIncidents } from './incidents/search/similar.route.ts';
import { timelineAround } from './incidents/timeline/timeline.query.ts';
import { getTimeline } from './incidents/timeline/timeline.route.ts';

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
  const comparing = [countMatching, nearestExact, nearestApproximate, nearestAmongNewest];
  return {
    listIncidents: needs(contract, [listQuery, countIncidents], listIncidents(database)),
    getIncident: needs(contract, [getQuery], getIncident(database)),
    getContext: needs(contract, [gatherContext], getContext(database)),
    getSuccessRate: needs(contract, [countStatuses], getSuccessRate(database)),
    getCounts: needs(contract, [countStatuses], getCounts(database)),
    getDurations: needs(contract, [measureDurations], getDurations(database)),
    getSeverityDistribution: needs(contract, [countSeverities], getSeverityDistribution(database)),
    getTrend: needs(contract, [countOverTime], getTrend(database)),
    getTopFailingActions: needs(contract, [failingActions], getTopFailingActions(database)),
    compareActionTypes: needs(contract, [compareActions], compareActionTypes(database)),
    getNamespaceHealth: needs(contract, [namespaceHealth], getNamespaceHealth(database)),
    getFacets: needs(contract, [countFacets, countFacetsOfAll], getFacets(database)),
    searchIncidents: needs(
      contract,
      [embeddingOf, keywordHits, keywordHitsAmongFew, ...comparing],
      searchIncidents(database, provider, searchExactAtMost),
    ),
    listSimilarIncidents: needs(
      contract,
      [embeddingOf, ...comparing],
      listSimilarIncidents(database, searchExactAtMost),
    ),
    getTimeline: needs(contract, [timelineAround], getTimeline(database)),
  };
}
