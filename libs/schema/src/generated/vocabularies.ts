/**
 * Generated from the check constraints of apps/data-storage/migrations. Do not edit: change a migration, then run
 * npm run schema -- generate
 */

/** What `action_histories.status` may hold. */
export const STATUSES = ['pending', 'executing', 'completed', 'failed', 'rolled-back'] as const;
export type Status = (typeof STATUSES)[number];

/** What `resource_action_traces.alert_severity` may hold. */
export const ALERT_SEVERITIES = ['critical', 'high', 'warning', 'medium', 'low', 'info'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** What `resource_action_traces.execution_status` may hold. */
export const EXECUTION_STATUSES = ['pending', 'executing', 'completed', 'failed', 'rolled-back'] as const;
export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];
