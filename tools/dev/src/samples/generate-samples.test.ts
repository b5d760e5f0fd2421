import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { ACTIONS } from './actions/actions.ts';
import { ALERTS } from './alerts/alerts.ts';
import { generateSamples } from './generate-samples.ts';
import { CLUSTERS, nodesOf } from './places/clusters.ts';
import { WORKLOADS } from './places/workloads.ts';
import { type SampleTrace } from './sample-trace.ts';

const now = new Date('2026-01-01T12:00:00Z');
const samples = [...generateSamples({ now })];
const digest = (traces: readonly SampleTrace[]): string =>
  createHash('sha256').update(JSON.stringify(traces)).digest('hex');
const countBy = (keyOf: (trace: SampleTrace) => string | null): Map<string | null, number> =>
  samples.reduce((counts, trace) => counts.set(keyOf(trace), (counts.get(keyOf(trace)) ?? 0) + 1), new Map());
const timeOf = (text: string | null): number => Date.parse(text!);

describe('the whole set', () => {
  test('is the same every time, on every machine', () => {
    // Changes with any text or table of the samples; then put the new value here.
    expect(digest(samples).slice(0, 16)).toBe('8d40714e2df9c357');
    expect(digest([...generateSamples({ now, count: 3000 })])).toBe(digest(samples));
    const later = [...generateSamples({ now: new Date('2026-07-15T03:20:00Z') })];
    expect(digest(later)).not.toBe(digest(samples));
    // What happened, whenever: everything but the times, and the numbers, which follow the times.
    const texts = (all: readonly SampleTrace[]) =>
      all.map(({ alert_summary, name, action_type, execution_status, execution_error }) =>
        JSON.stringify([alert_summary, name, action_type, execution_status, execution_error]),
      );
    expect(texts(later).toSorted()).toEqual(texts(samples).toSorted());
  });

  test.each([0, 1, 2, 500, 3001])('has as many traces as asked for: %i', (count) => {
    expect([...generateSamples({ now, count })]).toHaveLength(count);
  });

  test.each([{ count: -1 }, { count: 1.5 }, { count: NaN }])('refuses %j', (options) => {
    expect(() => [...generateSamples({ now, ...options })]).toThrow(RangeError);
    expect(() => [...generateSamples({ now: new Date('never') })]).toThrow(RangeError);
  });

  test('is in order of time, each trace with its own number', () => {
    expect(samples.map((trace) => trace.action_id)).toEqual(
      samples.map((_, index) => `sample-${String(index).padStart(6, '0')}`),
    );
    const times = samples.map((trace) => timeOf(trace.action_timestamp));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(timeOf(samples[0]!.action_timestamp)).toBeGreaterThan(now.getTime() - 181 * 86_400_000);
  });

  test('speaks of every alert, every cluster, every action and about 120 resources', () => {
    expect([...countBy((trace) => trace.alert_name).keys()].sort()).toEqual(
      ALERTS.map(({ name }) => name).sort(),
    );
    expect(countBy((trace) => trace.cluster_name).size).toBe(CLUSTERS.length);
    expect([...countBy((trace) => trace.action_type).keys()].sort()).toEqual(Object.keys(ACTIONS).sort());
    expect(WORKLOADS.length).toBe(120);
    expect(new Set(WORKLOADS.map(({ namespace }) => namespace)).size).toBe(25);
  });

  test('leaves out each optional field now and then, and all of them at once in some rows', () => {
    const optional = [
      'alert_summary',
      'alert_fingerprint',
      'alert_severity',
      'environment',
      'workflow_id',
    ] as const;
    for (const field of optional) {
      const missing = samples.filter((trace) => trace[field] === null).length;
      expect([field, missing > 30, missing < 600]).toEqual([field, true, true]);
    }
    const bare = samples.filter(
      (trace) => Object.values(trace).filter((value) => value === null).length >= 10,
    );
    expect(bare.length).toBeGreaterThan(3);
  });

  test('has recurring offenders', () => {
    const counts = [...countBy((trace) => trace.alert_fingerprint).values()].sort((a, b) => b - a);
    expect(counts[5]!).toBeGreaterThan(15);
  });

  test('follows the week where the alert does', () => {
    const rollouts = samples.filter((trace) => trace.alert_name === 'KubeDeploymentRolloutStuck');
    const office = rollouts.filter((trace) => {
      const time = new Date(trace.action_timestamp);
      return time.getUTCDay() % 6 !== 0 && time.getUTCHours() >= 8 && time.getUTCHours() < 19;
    });
    // These hours are a third of the week.
    expect(office.length / rollouts.length).toBeGreaterThan(0.55);
  });
});

describe('every trace', () => {
  test('names a resource that exists, of a kind the alert hits', () => {
    const known = WORKLOADS.map(({ namespace, kind, name }) => `${namespace} ${kind} ${name}`);
    for (const trace of samples) {
      const alert = ALERTS.find(({ name }) => name === trace.alert_name)!;
      expect(alert.kinds).toContain(trace.kind);
      const cluster = CLUSTERS.find(({ name }) => name === trace.cluster_name)!;
      expect(trace.environment ?? cluster.environment).toBe(cluster.environment);
      const { namespace, kind, name } = trace;
      if (kind === 'Node') expect(nodesOf(cluster)).toContain(name);
      else expect(known).toContain(`${namespace} ${kind} ${name}`);
    }
  });

  test('has the times and the error that belong to its status', () => {
    for (const trace of samples) {
      const { execution_status: status, execution_start_time: start, execution_end_time: end } = trace;
      const ended = status === 'completed' || status === 'failed' || status === 'rolled-back';
      expect(trace.execution_error === null).toBe(!ended || status === 'completed');
      if (start !== null) expect(timeOf(start)).toBeGreaterThan(timeOf(trace.action_timestamp));
      if (start !== null) expect(timeOf(start)).toBeLessThanOrEqual(now.getTime());
      if (end === null) {
        expect(trace.execution_duration_ms).toBeNull();
        expect(status === 'executing').toBe(start !== null);
      } else {
        expect(ended).toBe(true);
        expect(timeOf(end)).toBeLessThanOrEqual(now.getTime());
        expect(timeOf(end) - timeOf(start)).toBe(trace.execution_duration_ms);
        expect(trace.execution_duration_ms).toBeGreaterThan(0);
      }
    }
  });

  test('that is not finished is among the newest', () => {
    const open = samples.filter(
      ({ execution_status: status }) => status === 'pending' || status === 'executing',
    );
    expect(open).toEqual(samples.slice(-open.length));
    expect(new Set(open.map(({ execution_status: status }) => status)).size).toBe(2);
  });

  test('has no placeholder left and a fingerprint of 16 or 64 hexadecimal digits', () => {
    for (const trace of samples) {
      expect(`${trace.alert_summary} ${trace.execution_error}`).not.toMatch(/[{}]/);
      expect(trace.alert_fingerprint ?? '0'.repeat(16)).toMatch(/^(?:[0-9a-f]{16}|[0-9a-f]{64})$/);
    }
  });
});

test('the actions of a workflow follow one another on one resource, and nothing follows a success', () => {
  const workflows = Map.groupBy(
    samples.filter((trace) => trace.workflow_id !== null),
    (trace) => trace.workflow_id,
  );
  const several = [...workflows.values()].filter((traces) => traces.length > 1);
  expect(several.length).toBeGreaterThan(400);
  for (const traces of several) {
    for (const [index, trace] of traces.slice(1).entries()) {
      const before = traces[index]!;
      expect(before.execution_status).not.toBe('completed');
      expect(timeOf(trace.action_timestamp)).toBeGreaterThan(timeOf(before.execution_end_time));
      expect(trace.alert_fingerprint).toBe(before.alert_fingerprint);
      expect(trace.action_type).not.toBe(before.action_type);
    }
  }
});
