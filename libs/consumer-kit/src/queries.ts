import type { AnyQuery } from '@precedent/schema';
import { rolePowers } from './read-only-role/role-powers.query.ts';
import { serverFacts } from './requirements/server-facts.query.ts';
import { liveColumns } from './runtime-contract/live-columns.query.ts';
import { schemaHead } from './schema-head/schema-head.query.ts';
import { serverState } from './servers/server-state.query.ts';

/** Every statement that this package runs on behalf of a consumer, which lists them among its own. */
export const consumerQueries: readonly AnyQuery[] = [
  rolePowers,
  schemaHead,
  liveColumns,
  serverState,
  serverFacts,
];
