import type { Logger, Shutdown } from '@precedent/service-kit';
import { serverUrls, type ConsumerConfig } from './config.ts';
import { requireReadOnlyRole } from './read-only-role/read-only-role.ts';
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
  readonly config: ConsumerConfig;
  readonly log: Logger;
  /** Closes what is opened here. */
  readonly shutdown: Shutdown;
}

/**
 * Opens the database servers for a consumer: as a role that can only read, with the schema under watch.
 * @throws StartupError when the role could write, or could not read
 */
export async function connectReadOnly(
  options: ConnectOptions,
): Promise<{ readonly servers: ReadServers; readonly contract: RuntimeContract }> {
  const { name, role, config, log, shutdown } = options;
  const sharedSession = config.DATABASE_SHARED_SESSION;
  const servers = openReadServers({
    urls: serverUrls(config),
    maxLagSeconds: config.REPLICA_MAX_LAG_MS / 1000,
    applicationName: name,
    log,
    max: config.DATABASE_POOL_SIZE,
    statementTimeoutMs: config.DATABASE_STATEMENT_TIMEOUT_MS,
    readOnly: true,
    sharedSession,
    role,
  });
  shutdown.addResource('database', () => servers.stop());
  await servers.start();
  const { database } = servers;

  const powers = await requireReadOnlyRole(database, role);
  const session = sharedSession
    ? `; the shared session itself belongs to ${powers.session_role}, as expected`
    : '';
  log.info({ role: powers.role }, `the database role can only read${session}`);

  const contract = new RuntimeContract(database, loadContract(options.contractFolder), log);
  await contract.refresh();
  contract.start(config.SCHEMA_CHECK_INTERVAL_MS);
  shutdown.addResource('schema watch', async () => contract.stop());
  return { servers, contract };
}
