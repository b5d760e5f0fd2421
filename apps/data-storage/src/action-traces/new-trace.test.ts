import { describe, expect, test } from '@jest/globals';
import { Problem } from '@precedent/service-kit';
import { Redactor } from '../redaction/redactor.ts';
import { readNewTrace as read } from './new-trace.ts';

const readNewTrace = (body: Parameters<typeof read>[0]) => read(body, new Redactor());

const BODY = {
  alert_name: 'A',
  cluster_name: 'c',
  namespace: '',
  kind: 'Node',
  name: 'n',
  action_type: 'drain',
  action_timestamp: '2026-01-01T00:00:00Z',
};

function places(body: Parameters<typeof readNewTrace>[0]): (string | undefined)[] {
  try {
    readNewTrace(body);
  } catch (error) {
    if (error instanceof Problem) return error.errors?.map(({ pointer }) => pointer) ?? [];
    throw error;
  }
  return [];
}

describe('readNewTrace', () => {
  test('fills in what was not sent', () => {
    expect(readNewTrace(BODY)).toMatchObject({
      action_id: null,
      action_timestamp: '2026-01-01T00:00:00.000000Z',
      action_parameters: null,
      execution_status: 'pending',
      execution_duration_ms: null,
    });
  });

  test('computes a duration from start and end unless one was sent', () => {
    const times = {
      execution_start_time: '2026-01-01T00:00:00Z',
      execution_end_time: '2026-01-01T00:00:01.5Z',
    };
    expect(readNewTrace({ ...BODY, ...times }).execution_duration_ms).toBe(1500);
    expect(readNewTrace({ ...BODY, ...times, execution_duration_ms: 0 }).execution_duration_ms).toBe(0);
  });

  test('names numbers that JSON has rounded', () => {
    const sent = '{"exact":9007199254740991,"a":[0.5,{"b/c":9007199254740993}],"d":-1e20}';
    const parameters = JSON.parse(sent) as Record<string, unknown>;
    expect(places({ ...BODY, action_parameters: parameters })).toEqual([
      '/action_parameters/a/1/b~1c',
      '/action_parameters/d',
    ]);
  });

  test('names everything that contradicts itself', () => {
    expect(
      places({
        ...BODY,
        action_timestamp: '0000-01-01T00:00:00Z',
        execution_start_time: '2026-01-01T00:00:01Z',
        execution_end_time: '2026-01-01T00:00:00Z',
        action_parameters: { text: 'é'.repeat(8_192) },
        embedding_model: 'm',
      }),
    ).toEqual(['/action_timestamp', '/action_parameters', '/embedding_model', '/execution_end_time']);
    expect(places({ ...BODY, embedding: [1] })).toEqual(['/embedding']);
  });
});
