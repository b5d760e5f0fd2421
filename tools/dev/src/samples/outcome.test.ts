import { describe, expect, test } from '@jest/globals';
import { ACTIONS, type ActionType } from './actions/actions.ts';
import { ALERTS } from './alerts/alerts.ts';
import { generateSamples } from './generate-samples.ts';
import { type SampleTrace } from './sample-trace.ts';

/** Four times as many as usual, so that rates mean something. */
const samples = [...generateSamples({ count: 12_000, now: new Date('2026-01-01T12:00:00Z') })];

/** Share of completed actions among the finished ones. */
function successRate(type: ActionType, matches: (trace: SampleTrace) => boolean): number {
  const finished = samples.filter(
    (trace) =>
      trace.action_type === type &&
      matches(trace) &&
      !['pending', 'executing'].includes(trace.execution_status),
  );
  expect(finished.length).toBeGreaterThan(20);
  return finished.filter((trace) => trace.execution_status === 'completed').length / finished.length;
}

const ofAlert = (name: string) => (trace: SampleTrace) => trace.alert_name === name;
const outOfMemory = (trace: SampleTrace): boolean =>
  trace.alert_name === 'KubePodCrashLooping' && /memory/i.test(trace.alert_summary ?? '');

describe('what works', () => {
  test('depends on the alert', () => {
    expect(successRate('clean_disk', ofAlert('NodeFilesystemAlmostOutOfSpace'))).toBeGreaterThan(0.6);
    expect(successRate('clean_disk', ofAlert('KubePersistentVolumeFillingUp'))).toBeLessThan(0.45);
    expect(successRate('expand_volume', ofAlert('KubePersistentVolumeFillingUp'))).toBeGreaterThan(0.6);
  });

  test('depends on the cause behind one alert', () => {
    expect(successRate('increase_memory_limit', outOfMemory)).toBeGreaterThan(0.55);
    expect(successRate('restart_pod', outOfMemory)).toBeLessThan(0.35);
    expect(successRate('restart_pod', ofAlert('KubePodNotReady'))).toBeGreaterThan(0.4);
  });

  test('most incidents end well, many actions do not', () => {
    const completed =
      samples.filter((trace) => trace.execution_status === 'completed').length / samples.length;
    expect(completed).toBeGreaterThan(0.5);
    expect(completed).toBeLessThan(0.8);
  });
});

describe('the catalogue', () => {
  test('every alert leaves a choice of at least two actions on each kind it hits', () => {
    for (const alert of ALERTS) {
      for (const cause of alert.causes) {
        for (const kind of cause.kinds ?? alert.kinds) {
          const fitting = (Object.keys(cause.actions) as ActionType[]).filter(
            (type) => ACTIONS[type].kinds?.includes(kind) ?? true,
          );
          expect([alert.name, kind, fitting.length >= 2]).toEqual([alert.name, kind, true]);
        }
      }
    }
  });

  test('every alert has its own name and probabilities between 0 and 1', () => {
    expect(new Set(ALERTS.map(({ name }) => name)).size).toBe(ALERTS.length);
    const probabilities = ALERTS.flatMap(({ causes }) =>
      causes.flatMap(({ actions }) => Object.values(actions)),
    );
    expect(probabilities.filter((value) => value <= 0 || value >= 1)).toEqual([]);
  });
});
