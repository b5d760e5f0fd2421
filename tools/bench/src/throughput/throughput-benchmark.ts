import { fileURLToPath } from 'node:url';
import type { BenchDatabase } from '../server/bench-database.ts';
import { buildApp, startApp, startServer, type App, type MeasuredService } from '../server/service.ts';
import { compare, type Comparison, type Rounds } from './compare.ts';
import { goldenSql } from './golden-sql.ts';
import { createWorkload, getWorkload, listWorkload, type Workload } from './requests.ts';

/** Every answer is read from the database, as the rival's are. Data Storage keeps none anyway. */
const WITHOUT_CACHE = { CACHE_MAX_BYTES: '0' };
const RIVAL = fileURLToPath(new URL('./rival.main.ts', import.meta.url));

/** The services beside a hand-written server, on one database. `create` leaves its rows behind. */
export async function compareThroughput(
  database: BenchDatabase,
  names: readonly string[],
  rounds: Rounds,
  report: (comparison: Comparison) => void,
): Promise<void> {
  const plans: Readonly<Record<string, { app: App; databaseUrl: string; workload: Workload }>> = {
    list: { app: 'context-api', databaseUrl: database.readerUrl, workload: listWorkload() },
    get: { app: 'context-api', databaseUrl: database.readerUrl, workload: getWorkload(database.traces) },
    create: { app: 'data-storage', databaseUrl: database.writerUrl, workload: createWorkload() },
  };
  for (const name of names) {
    const plan = plans[name];
    if (plan === undefined)
      throw new Error(`There is no ${name}; there are ${Object.keys(plans).join(', ')}.`);
    await buildApp(plan.app);
    const started: MeasuredService[] = [];
    try {
      const service = await startApp(plan.app, plan.databaseUrl, WITHOUT_CACHE);
      started.push(service);
      const rival = await startRival(plan.databaseUrl);
      started.push(rival);
      report(await compare(plan.workload, { service, rival }, rounds));
    } finally {
      await Promise.all(started.map((one) => one.stop()));
    }
  }
}

function startRival(databaseUrl: string): Promise<MeasuredService> {
  const statements = {
    list: goldenSql('context-api/src/incidents/list.query.sql', 'no filter'),
    // The service reads several by one statement when several are asked for at the same time.
    get: goldenSql('context-api/src/incidents/get.query.sql', 'plain').replace('= any ($1)', '= $1'),
    create: goldenSql('data-storage/src/action-traces/create.command.sql', 'any'),
  };
  const env = { DATABASE_URL: databaseUrl, STATEMENTS: JSON.stringify(statements) };
  return startServer('the rival', ['--disable-warning=ExperimentalWarning', RIVAL], env);
}
