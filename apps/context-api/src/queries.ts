import { consumerQueries } from '@precedent/consumer-kit/queries';
import type { AnyQuery } from '@precedent/schema';
import { compareActions } from './aggregations/compare-actions.query.ts';
import { countOverTime } from './aggregations/count-over-time.query.ts';
import { countSeverities } from './aggregations/count-severities.query.ts';
import { countStatuses } from './aggregations/count-statuses.query.ts';
import { failingActions } from './aggregations/failing-actions.query.ts';
import { measureDurations } from './aggregations/measure-durations.query.ts';
import { namespaceHealth } from './aggregations/namespace-health.query.ts';
import { gatherContext } from './context/context.query.ts';
import { countFacetsOfAll } from './facets/facets-of-all.query.ts';
import { countFacets } from './facets/facets.query.ts';
import { countIncidents } from './incidents/count.query.ts';
import { getIncident } from './incidents/get.query.ts';
import { listIncidents } from './incidents/list.query.ts';
import { countMatching } from './incidents/search/count-matching.query.ts';
import { embeddingOf } from './incidents/search/embedding-of.query.ts';
import { keywordHitsAmongFew } from './incidents/search/keyword-hits-among-few.query.ts';
import { keywordHits } from './incidents/search/keyword-hits.query.ts';
import { nearestAmongNewest } from './incidents/search/nearest-among-newest.query.ts';
import { nearestApproximate } from './incidents/search/nearest-approximate.query.ts';
import { nearestExact } from './incidents/search/nearest-exact.query.ts';
import { recentModels } from './model/recent-models.query.ts';
import { timelineAround } from './incidents/timeline/timeline.query.ts';

/** Every statement this service runs. */
export const queries: readonly AnyQuery[] = [
  listIncidents,
  countIncidents,
  getIncident,
  countMatching,
  nearestExact,
  nearestApproximate,
  nearestAmongNewest,
  embeddingOf,
  gatherContext,
  countStatuses,
  measureDurations,
  countSeverities,
  countOverTime,
  failingActions,
  compareActions,
  namespaceHealth,
  countFacets,
  countFacetsOfAll,
  recentModels,
  keywordHits,
  keywordHitsAmongFew,
  timelineAround,
  ...consumerQueries,
];
