import { consumerQueries } from '@precedent/consumer-kit/queries';
import type { AnyQuery } from '@precedent/schema';
import { gatherContext } from './context/context.query.ts';
import { countIncidents } from './incidents/count.query.ts';
import { getIncident } from './incidents/get.query.ts';
import { listIncidents } from './incidents/list.query.ts';
import { countCandidates } from './incidents/search/count-candidates.query.ts';
import { embeddingOf } from './incidents/search/embedding-of.query.ts';
import { nearestApproximate } from './incidents/search/nearest-approximate.query.ts';
import { nearestExact } from './incidents/search/nearest-exact.query.ts';

/** Every statement this service runs. */
export const queries: readonly AnyQuery[] = [
  listIncidents,
  countIncidents,
  getIncident,
  countCandidates,
  nearestExact,
  nearestApproximate,
  embeddingOf,
  gatherContext,
  ...consumerQueries,
];
