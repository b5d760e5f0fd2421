import { describe, expect, test } from '@jest/globals';
import { toIncident, type IncidentRow } from './incident.view.ts';

const ROW: IncidentRow = {
  id: 1,
  action_id: null,
  action_history_id: 2,
  alert_name: 'KubePodCrashLooping',
  alert_fingerprint: null,
  alert_severity: null,
  alert_summary: null,
  cluster_name: 'prod-eu-1',
  environment: null,
  namespace: '',
  kind: 'Node',
  name: 'node-1',
  workflow_id: null,
  action_type: 'drain_node',
  action_timestamp: '2026-11-24T01:51:33.123456Z',
  action_parameters: null,
  execution_status: 'rolled-back',
  execution_start_time: null,
  execution_end_time: null,
  execution_duration_ms: null,
  execution_error: null,
  embedding_model: null,
  created_at: '2026-11-24T01:51:33.123456Z',
  updated_at: '2026-11-24T01:51:33.123456Z',
};

describe('an incident for the wire', () => {
  test('is its row and the phase', () => expect(toIncident(ROW)).toEqual({ ...ROW, phase: 'failed' }));

  test('has no embedding unless the row has', () => {
    expect(toIncident(ROW)).not.toHaveProperty('embedding');
    expect(toIncident({ ...ROW, embedding: null })).toMatchObject({ embedding: null });
    expect(toIncident({ ...ROW, embedding: '[1,-0.5,1e-05]' })).toMatchObject({
      embedding: [1, -0.5, 0.00001],
    });
  });
});
