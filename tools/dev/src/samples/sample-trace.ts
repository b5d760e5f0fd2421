export type Severity = 'critical' | 'high' | 'warning' | 'medium' | 'low' | 'info';
export type Environment = 'production' | 'staging' | 'development';
export type ExecutionStatus = 'pending' | 'executing' | 'completed' | 'failed' | 'rolled-back';
export type ParameterValue = string | number | boolean | readonly string[];
export type ActionParameters = Readonly<Record<string, ParameterValue>>;

/** One sample: the body of `POST /api/v1/action-traces`, named as on the wire, without an embedding. Times are UTC. */
export interface SampleTrace {
  readonly action_id: string;
  readonly alert_name: string;
  readonly alert_summary: string | null;
  readonly alert_fingerprint: string | null;
  readonly alert_severity: Severity | null;
  readonly cluster_name: string;
  readonly environment: Environment | null;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly workflow_id: string | null;
  readonly action_type: string;
  readonly action_timestamp: string;
  readonly action_parameters: ActionParameters | null;
  readonly execution_status: ExecutionStatus;
  readonly execution_start_time: string | null;
  readonly execution_end_time: string | null;
  readonly execution_duration_ms: number | null;
  readonly execution_error: string | null;
}
