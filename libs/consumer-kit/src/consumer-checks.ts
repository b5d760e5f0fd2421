import type { AnyQuery } from '@precedent/schema';
import type { HealthCheck } from '@precedent/service-kit';
import { readOnlyRoleCheck } from './read-only-role/read-only-role.ts';
import { lookChecks, serverLooks } from './requirements/requirements.ts';
import type { RuntimeContract } from './runtime-contract/runtime-contract.ts';
import { schemaCheck } from './schema-head/schema-check.ts';
import type { ReadServers } from './servers/read-servers.ts';
import { serversCheck } from './servers/servers-check.ts';

/**
 * What readiness of a consumer depends on: `database`, `schema`, `role`, `postgresql`, `pgvector`; what only degrades it:
 * `contract`; and what it only warns of: `indexes`.
 */
export function consumerChecks(dependencies: {
  readonly servers: ReadServers;
  readonly contract: RuntimeContract;
  /** Every statement of the consumer. */
  readonly queries: readonly AnyQuery[];
  /** Group role of the consumer's logins. */
  readonly role: string;
}): Readonly<Record<string, HealthCheck>> {
  const { servers, contract, role, queries } = dependencies;
  const { database } = servers;
  return {
    database: serversCheck(servers),
    schema: schemaCheck(database),
    contract: contract.healthCheck(),
    role: readOnlyRoleCheck(database, role),
    ...lookChecks(serverLooks(database, queries)),
  };
}
