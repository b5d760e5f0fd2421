import type { AnyQuery } from '@precedent/schema';
import type { HealthCheck } from '@precedent/service-kit';
import { lookAtRoleAgain } from './read-only-role/read-only-role.ts';
import { onEach } from './requirements/on-each.ts';
import { lookChecks, serverLooks, type Look } from './requirements/requirements.ts';
import type { RuntimeContract } from './runtime-contract/runtime-contract.ts';
import { lookAtSchema } from './schema-head/look-at-schema.ts';
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
  const looks = { role: () => lookAtRoleAgain(database, role), ...serverLooks(database, queries) };
  const each = Object.entries(looks).map(([name, look]) => [name, onEach(servers, look)]);
  return {
    database: serversCheck(servers),
    ...lookChecks({
      schema: lookAtEachSchema(servers),
      contract: contract.look,
      ...(Object.fromEntries(each) as typeof looks),
    }),
  };
}

/** A server that is behind only degrades: it is left out as far as its columns do not fit. */
export function lookAtEachSchema(servers: ReadServers): Look {
  return onEach(servers, () => lookAtSchema(servers.database), { oneWillDo: true });
}
