/**
 * What worked when this alert fired before, and what happened then:
 * `node what-worked.ts http://localhost:8091 KubePodCrashLooping`
 */
import { createClient, orThrow, ProblemError } from '@precedent/context-client';

const [baseUrl = 'http://localhost:8091', alert_name = 'KubePodCrashLooping'] = process.argv.slice(2);
const client = createClient({ baseUrl, timeoutMs: 5000 });

try {
  const context = await orThrow(
    client.GET('/api/v1/context', { params: { query: { alert_name: [alert_name] } } }),
  );
  console.log(context.summary);
  for (const { action_type, succeeded, tried, scope } of context.what_worked) {
    console.log(`  ${action_type} worked ${succeeded} of ${tried} times (${scope})`);
  }

  const { items } = await orThrow(
    client.POST('/api/v1/incidents/search', {
      body: { text: alert_name, filters: { severity: ['critical', 'high'] }, limit: 3 },
    }),
  );
  for (const { id, namespace, name, alert_summary } of items) {
    console.log(`  ${id} ${namespace}/${name}: ${alert_summary ?? 'no summary'}`);
  }
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  console.error(error.message);
  for (const { parameter, pointer, detail } of error.problem.errors ?? []) {
    console.error(`  ${parameter ?? pointer}: ${detail}`);
  }
  process.exitCode = 1;
}
