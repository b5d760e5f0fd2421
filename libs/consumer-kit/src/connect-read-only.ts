import type { AnyQuery } from '@precedent/schema';
import type { Logger, Shutdown } from '@precedent/service-kit';
import { serverUrls, type ConsumerConfig } from './config.ts';
import { lookAtEachSchema } from './consumer-checks.ts';
import { lookAtRole } from './read-only-role/read-only-role.ts';
import { onEach } from './requirements/on-each.ts';
import { requireAll, serverLooks } from './requirements/requirements.ts';
import { loadContract } from './runtime-contract/contract.ts';
import { RuntimeContract } from './runtime-contract/runtime-contract.ts';
import { openReadServers } from './servers/open-read-servers.ts';
import type { ReadServers } from './servers/read-servers.ts';

export interface ConnectOptions {
  /** Name of the consumer, also that of its connections. */
  readonly name: string;
  /** Group role whose grants its queries need, for example `precedent_reader`. */
  readonly role: string;
  /** Folder of its `contract/*.json`, with a slash at the end. */
  readonly contractFolder: URL;
  /** Every statement it runs: their indexes must be there. */
  readonly queries: readonly AnyQuery[];
  readonly config: ConsumerConfig;
  readonly log: Logger;
  /** Closes what is opened here. */
  readonly shutdown: Shutdown;
}

/**
 * Opens the database servers for a consumer: as a role that can only read, with the schema under watch.
 * @throws StartupError with everything without which it cannot serve: the role could write, the server is too old, …
 */
export async function connectReadOnly(
  options: ConnectOptions,
): Promise<{ readonly servers: ReadServers; readonly contract: RuntimeContract }> {
  const { name, role, config, log, shutdown } = options;
  const servers = openReadServers({
    urls: serverUrls(config),
    maxLagSeconds: config.REPLICA_MAX_LAG_MS / 1000,
    applicationName: name,
    log,
    max: config.DATABASE_POOL_SIZE,
    statementTimeoutMs: config.DATABASE_STATEMENT_TIMEOUT_MS,
    readOnly: true,
    sharedSession: config.DATABASE_SHARED_SESSION,
    role,
  });
  shutdown.addResource('database', () => servers.stop());
  await servers.start();
  const { database } = servers;

  const contract = new RuntimeContract(servers, {
    queries: loadContract(options.contractFolder),
    role,
    log,
  });
  await contract.refresh();
  const { postgresql, pgvector, indexes } = serverLooks(database, options.queries);
  const looks = {
    role: onEach(servers, () => lookAtRole(database, role)),
    postgresql: onEach(servers, postgresql),
    pgvector: onEach(servers, pgvector),
    indexes: onEach(servers, indexes),
  };
  const found = await requireAll(looks, log, [lookAtEachSchema(servers), contract.look]);
  const words = Object.entries(found).map(([name, finding]) => [name, finding.found]);
  log.info({ found: Object.fromEntries(words) }, found.role.found);
  contract.start(config.SCHEMA_CHECK_INTERVAL_MS);
  shutdown.addResource('schema watch', async () => contract.stop());
  return { servers, contract };
}
