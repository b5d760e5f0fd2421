import { Counter, Gauge, type Registry } from '@precedent/service-kit';
import type { Origin } from './answer-headers.ts';
import type { AnswerStore } from './answer-store.ts';

/** Returns what counts answers by where they came from. */
export function answerCounter(registry: Registry): (origin: Origin) => void {
  const answers = new Counter({
    name: 'context_answers_total',
    help: 'Successful answers by where they came from: hit, miss, joined (asked once for several), stale.',
    labelNames: ['origin'] as const,
    registers: [registry],
  });
  for (const origin of ['hit', 'miss', 'joined', 'stale'] as const) answers.inc({ origin }, 0);
  return (origin) => answers.inc({ origin });
}

/** Bytes and number of the answers that are kept, and how many were given up for others. */
export function storeMetrics(registry: Registry, store: AnswerStore): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge('context_cache_bytes', 'Bytes of the answers that are kept.', () => store.bytes);
  gauge('context_cache_entries', 'How many answers are kept.', () => store.entries);
  new Counter({
    name: 'context_cache_evictions_total',
    help: 'Answers that were given up to make room for others.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(store.evictions);
    },
  });
}
