import { Connection } from '../http/connection.ts';
import type { BenchDatabase } from '../server/bench-database.ts';
import { buildApp, startApp } from '../server/service.ts';
import { questions, type Question } from './questions.ts';

export interface Latency extends Pick<Question, 'name' | 'targetMs'> {
  /** Milliseconds, sorted. */
  readonly times: readonly number[];
  /** What was answered instead of 200, if anything. */
  readonly fault: string | undefined;
}

/** Not measured: connections open, statements are prepared, five times each before PostgreSQL settles on a plan. */
const WARM_UP = 12;

/** Asks one question after the other over HTTP, the answer cache off, and reports each kind as it is done. */
export async function measureLatency(
  database: BenchDatabase,
  wanted: (name: string) => boolean,
  repeat: number,
  report: (latency: Latency) => void,
): Promise<void> {
  await buildApp('context-api');
  const off = { CACHE_MAX_BYTES: '0', CACHE_TTL_INCIDENTS_MS: '0' };
  const ttls = { CACHE_TTL_CONTEXT_MS: '0', CACHE_TTL_AGGREGATIONS_MS: '0' };
  const service = await startApp('context-api', database.readerUrl, { ...off, ...ttls });
  const connection = new Connection(service.url);
  try {
    for (const question of questions(database.traces)) {
      if (wanted(question.name)) report(await measure(question, connection, repeat));
    }
  } finally {
    connection.close();
    await service.stop();
  }
}

async function measure(question: Question, connection: Connection, repeat: number): Promise<Latency> {
  const times: number[] = [];
  let fault: string | undefined;
  for (let i = -WARM_UP; i < repeat; i++) {
    const started = performance.now();
    const { status, body } = await connection.request(question.next());
    if (status !== 200) fault ??= `${status} ${body.toString().slice(0, 200)}`;
    if (i >= 0) times.push(performance.now() - started);
  }
  return { ...question, times: times.toSorted((a, b) => a - b), fault };
}

/** Half and 95 of 100, with the target. */
export function sentenceOf({ name, targetMs, times, fault }: Latency): string {
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)] ?? 0;
  const p95 = at(0.95);
  const verdict = fault === undefined && p95 <= targetMs ? 'met' : 'missed';
  const told = fault === undefined ? '' : `; answered ${fault}`;
  return `${name}: p50 ${at(0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (target ${targetMs} ms: ${verdict}${told})`;
}
