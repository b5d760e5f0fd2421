/** States of an action's execution, as the check constraint on `execution_status` lists them. */
export const EXECUTION_STATUSES = ['pending', 'executing', 'completed', 'failed', 'rolled-back'] as const;
export type ExecutionStatus = (typeof EXECUTION_STATUSES)[number];

/** Severities of an alert, as the check constraint on `alert_severity` lists them. */
export const ALERT_SEVERITIES = ['critical', 'high', 'warning', 'medium', 'low', 'info'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];
