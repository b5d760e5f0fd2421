import type { DB } from '@precedent/schema';
import type { Database, HealthCheck } from '@precedent/service-kit';
import { readOnlyRoleCheck } from './read-only-role/read-only-role.ts';
import type { RuntimeContract } from './runtime-contract/runtime-contract.ts';
import { schemaCheck } from './schema-head/schema-check.ts';

/** What readiness of a consumer depends on: `database`, `schema`, `contract` (which only degrades it) and `role`. */
export function consumerChecks(dependencies: {
  readonly database: Database<DB>;
  readonly contract: RuntimeContract;
  /** Group role of the consumer's logins. */
  readonly role: string;
}): Readonly<Record<string, HealthCheck>> {
  const { database, contract, role } = dependencies;
  return {
    database: (timeoutMs) => database.ping(timeoutMs),
    schema: schemaCheck(database),
    contract: contract.healthCheck(),
    role: readOnlyRoleCheck(database, role),
  };
}
