import { loadavg } from 'node:os';
import type { BenchDatabase } from '../server/bench-database.ts';
import { buildApp, startApp, type App } from '../server/service.ts';
import { createWorkload, getWorkload, listWorkload, type Workload } from '../throughput/requests.ts';
import { MemoryWatch } from './memory-watch.ts';
import { percentile, press, together, type Pressed } from './press.ts';

export interface OverloadOptions {
  readonly seconds: number;
  /** How many times as many requests at once as the service works on. */
  readonly times: number;
  /** Requests at once in the calm phase; one tells how long an unloaded service takes. */
  readonly calm: number;
}

export interface Overload {
  readonly name: string;
  readonly connections: number;
  /** Requests at once in the calm phase. */
  readonly calmConnections: number;
  readonly calm: Pressed;
  readonly loaded: Pressed;
  readonly memory: MemoryWatch;
}

/** What MAX_IN_FLIGHT_REQUESTS is unless somebody sets it. */
const IN_FLIGHT = 16;
const CALM_SECONDS = 15;

/** A service with little to do, then under many times as many requests as it admits, by clients that do not wait. */
export async function overload(
  database: BenchDatabase,
  name: string,
  { seconds, times, calm }: OverloadOptions,
): Promise<Overload> {
  const { app, url, workload } = planOf(database, name);
  await buildApp(app);
  // Kept answers are not what is measured.
  const service = await startApp(app, url, { CACHE_MAX_BYTES: '0', CACHE_TTL_MS: '0' });
  try {
    const phase = (connections: number, ms: number) =>
      press(service.url, () => workload.next(), { connections, ms, status: workload.status });
    await phase(IN_FLIGHT, 3000); // let it compile and prepare
    const calmMs = Math.min(CALM_SECONDS, seconds) * 1000;
    const before = await phase(calm, calmMs);
    const memory = new MemoryWatch(service.pid);
    const connections = IN_FLIGHT * times;
    const loaded = await phase(connections, seconds * 1000);
    memory.stop();
    // What else the machine does changes meanwhile; so calm is what came before and after.
    const unloaded = together(before, await phase(calm, calmMs));
    return { name: workload.name, connections, calmConnections: calm, calm: unloaded, loaded, memory };
  } finally {
    await service.stop();
  }
}

function planOf(database: BenchDatabase, name: string): { app: App; url: string; workload: Workload } {
  const { readerUrl, writerUrl, traces } = database;
  switch (name) {
    case 'list':
      return { app: 'context-api', url: readerUrl, workload: listWorkload() };
    case 'get':
      return { app: 'context-api', url: readerUrl, workload: getWorkload(traces) };
    case 'create':
      return { app: 'data-storage', url: writerUrl, workload: createWorkload() };
    default:
      throw new Error(`There is no ${name}; there are list, get, create.`);
  }
}

/** Latency of what was admitted beside the calm one, how the rest was refused, and whether memory grew. */
export function sentenceOf({ name, connections, calmConnections, calm, loaded, memory }: Overload): string {
  const p99 = percentile(loaded.admitted, 99);
  const unloaded = percentile(calm.admitted, 99);
  const ratio = p99 / unloaded;
  const [early, late] = [memory.mean(0.1, 0.3), memory.mean(0.8, 1)];
  const rate = (count: number) => `${Math.round(count / loaded.seconds)}/s`;
  const faults = [...calm.faults, ...loaded.faults].map(([what, count]) => `${count} × ${what}`);
  return (
    `${name}, ${connections} requests at once for ${Math.round(loaded.seconds)} s: ` +
    `${rate(loaded.admitted.length)} admitted with p50 ${percentile(loaded.admitted, 50).toFixed(1)} ms, ` +
    `p99 ${p99.toFixed(1)} ms, ${ratio.toFixed(1)} times the calm ${unloaded.toFixed(1)} ms ` +
    `(target 3: ${ratio <= 3 ? 'met' : 'missed'}); calm is ${calmConnections} at once, ` +
    `${Math.round(calm.admitted.length / calm.seconds)}/s; ` +
    `${rate(loaded.refused)} refused with Retry-After, other answers: ${faults.join(', ') || 'none'}; ` +
    `memory ${early.toFixed(0)} MB early, ${late.toFixed(0)} MB late; load ${loadavg()
      .map((load) => load.toFixed(0))
      .join(', ')}`
  );
}
