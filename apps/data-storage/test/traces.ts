import type { NewActionTrace } from './client.ts';

let names = 0;

/** A name no other test uses. */
export function unique(prefix: string): string {
  names += 1;
  return `${prefix}-${names}`;
}

/** The least a client must send, on a resource of its own. */
export function minimal(fields: Partial<NewActionTrace> = {}): NewActionTrace {
  return {
    alert_name: 'KubePodCrashLooping',
    cluster_name: 'prod-eu-1',
    namespace: 'checkout',
    kind: 'Deployment',
    name: unique('api'),
    action_type: 'restart_pod',
    action_timestamp: '2026-11-24T01:51:33Z',
    ...fields,
  };
}

/** A trace with every field but the embedding. */
export function complete(fields: Partial<NewActionTrace> = {}): NewActionTrace {
  return minimal({
    action_id: unique('action'),
    alert_fingerprint: 'c1b3a7d2e9f04856',
    alert_severity: 'warning',
    alert_summary: 'Pod restarts again and again; last exit was OOMKilled. Größe 📈',
    environment: 'production',
    workflow_id: unique('workflow'),
    action_parameters: { container: 'app', limits: { memory: '512Mi', cpu: 1.5 }, dry_run: false, tags: [] },
    execution_status: 'failed',
    execution_start_time: '2026-11-24T01:51:34.5Z',
    execution_end_time: '2026-11-24T01:52:14.750Z',
    execution_error: 'quota exceeded',
    ...fields,
  });
}

/** 768 numbers that point in one of 768 directions. */
export function vector(direction = 0, length = 1): number[] {
  return Array.from({ length: 768 }, (_, index) => (index === direction ? length : 0));
}
