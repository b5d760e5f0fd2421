import { type UnnumberedTrace } from './incident.ts';
import { type Random } from './random.ts';

/**
 * Leaves optional fields out as real senders do: tools without fingerprints, clusters without an environment label,
 * actions taken by hand outside a workflow, and now and then a row with nothing optional at all.
 */
export function withGaps(random: Random, traces: readonly UnnumberedTrace[]): UnnumberedTrace[] {
  const byHand = traces.length === 1 && random.chance(0.2);
  const bare = byHand && random.chance(0.06);
  const without = {
    ...((bare || random.chance(0.03)) && { alert_summary: null }),
    ...((bare || random.chance(0.06)) && { alert_fingerprint: null }),
    ...((bare || random.chance(0.04)) && { alert_severity: null }),
    ...((bare || random.chance(0.05)) && { environment: null }),
    ...(byHand && { workflow_id: null }),
    ...(bare && { action_parameters: null }),
  };
  return traces.map((trace) => ({ ...trace, ...without, ...(bare && withoutTimes(trace)) }));
}

/** A completed action noted down afterwards has no times; any other keeps its own. */
function withoutTimes(trace: UnnumberedTrace): Partial<UnnumberedTrace> {
  if (trace.execution_status !== 'completed') return {};
  return { execution_start_time: null, execution_end_time: null, execution_duration_ms: null };
}
