/** What to tell a person when everything runs. The commands work as they stand when pasted into a shell. */
export function summary(place: {
  readonly dataStorage: string;
  readonly contextApi: string;
  readonly databaseUrl: string | undefined;
  readonly logDir: string;
  readonly now: Date;
}): string {
  const { dataStorage, contextApi, databaseUrl, logDir, now } = place;
  const second = `${now.toISOString().slice(0, 19)}Z`;
  const action = {
    action_id: `first-action-${second.replaceAll(/\D/g, '')}`,
    alert_name: 'KubePodCrashLooping',
    alert_summary: 'Pod of checkout restarts since the deploy, its last exit was OOMKilled',
    cluster_name: 'my-cluster',
    namespace: 'shop',
    kind: 'Deployment',
    name: 'checkout',
    action_type: 'increase_memory_limit',
    action_timestamp: second,
    execution_status: 'completed',
  };
  const search = { text: 'pod keeps restarting after deploy, out of memory', limit: 3 };
  return `
Data Storage records actions    ${dataStorage}/docs
Context API answers questions   ${contextApi}/docs
${databaseUrl === undefined ? '' : `Database, for psql              ${databaseUrl}\n`}\
Logs                            ${logDir}

Record an action:

  ${curl(`${dataStorage}/api/v1/action-traces`, action)}

Find incidents like yours, and what was done about them:

  ${curl(`${contextApi}/api/v1/incidents/search`, search)}

Ctrl-C stops everything; npm start continues with the same data.
`;
}

function curl(url: string, body: object): string {
  return `curl -sS ${url} -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;
}
