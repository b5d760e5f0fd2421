import { consumerQueries } from '@precedent/consumer-kit/queries';
import type { AnyQuery } from '@precedent/schema';
import { listResources } from './resources/list.query.ts';

/** Every statement this service runs. */
export const queries: readonly AnyQuery[] = [listResources, ...consumerQueries];
