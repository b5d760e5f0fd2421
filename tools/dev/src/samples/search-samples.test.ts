import { beforeAll, describe, expect, test } from '@jest/globals';
import { HashingProvider, incidentText } from '@precedent/embedding';
import { generateSamples } from './generate-samples.ts';
import { type SampleTrace } from './sample-trace.ts';

const provider = new HashingProvider();
const samples = [...generateSamples({ now: new Date('2026-01-01T12:00:00Z') })];
let vectors: Float32Array[];

beforeAll(async () => {
  vectors = await provider.embed(samples.map(incidentText));
});

/** The samples nearest to a text, nearest first. */
async function search(text: string, limit: number): Promise<SampleTrace[]> {
  const [query] = await provider.embed([text]);
  return samples
    .map((trace, index) => ({ trace, similarity: dot(vectors[index]!, query!) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, limit)
    .map(({ trace }) => trace);
}

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * other[index]!, 0);
}

const namesOf = (traces: readonly SampleTrace[]): string[] => [
  ...new Set(traces.map((trace) => trace.alert_name)),
];

describe('a search by symptom finds the alerts of that symptom first', () => {
  test('out of memory: only memory kills at the top, then only memory and crash loops', async () => {
    const found = await search('pod keeps restarting after deploy, out of memory', 50);
    for (const trace of found.slice(0, 10)) expect(trace.alert_summary).toMatch(/memory|OOM/i);
    expect(namesOf(found)).toEqual(['KubePodCrashLooping']);
  });

  test.each([
    ['oomkilled', /^KubePodCrashLooping$/, 10],
    ['disk filling up', /Filesystem|VolumeFillingUp|VolumeInodes/, 100],
    ['certificate about to expire', /Certificate/, 80],
    ['tls cert expiring soon', /Certificate/, 30],
    ['node not ready', /^KubeNode/, 100],
    ['packet loss on the network', /^NodeNetwork/, 20],
    ['cannot pull image', /^KubeContainerWaiting$/, 20],
    ['deployment rollout stuck', /^KubeDeploymentRolloutStuck$/, 50],
    ['slow because the cpu is throttled', /^CPUThrottlingHigh$/, 50],
    ['namespace quota exceeded', /^KubeQuota/, 40],
  ])('%s', async (text, expected, limit) => {
    for (const name of namesOf(await search(text, limit))) expect(name).toMatch(expected);
  });
});

test('an incident that says what it saw is nearest to incidents of its own alert', async () => {
  const seen = samples.filter(
    (trace) => trace.alert_name === 'KubeNodeUnreachable' && trace.alert_summary !== null,
  );
  for (const trace of seen.slice(0, 20)) {
    expect(namesOf(await search(incidentText(trace), 10))).toEqual(['KubeNodeUnreachable']);
  }
});
