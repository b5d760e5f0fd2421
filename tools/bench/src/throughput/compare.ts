import { drive } from '../http/drive.ts';
import type { MeasuredService } from '../server/service.ts';
import type { Workload } from './requests.ts';

/** One round at one server. */
export interface Round {
  /** Answers per second. */
  readonly rate: number;
  /** Milliseconds of processor time the server took for an answer, the database's not counted. */
  readonly cpuMs: number;
}

/** One workload at the service and at its rival, round by round. */
export interface Comparison extends Pick<Workload, 'name' | 'target'> {
  readonly service: readonly Round[];
  readonly rival: readonly Round[];
}

export interface Rounds {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

/** Measures both in turn, so that what else the machine does meets both; who is first changes each round. */
export async function compare(
  workload: Workload,
  servers: { readonly service: MeasuredService; readonly rival: MeasuredService },
  { rounds, seconds, connections }: Rounds,
): Promise<Comparison> {
  const { name, target, status, next } = workload;
  const run = async (server: MeasuredService, ms: number): Promise<Round> => {
    const cpuBefore = server.cpuMs();
    const { answers, seconds: took } = await drive(server.url, next, { connections, ms, status });
    return { rate: answers / took, cpuMs: (server.cpuMs() - cpuBefore) / answers };
  };
  for (const server of Object.values(servers)) await run(server, 2000); // let both compile and prepare
  const service: Round[] = [];
  const rival: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const turns: (() => Promise<unknown>)[] = [
      async () => service.push(await run(servers.service, seconds * 1000)),
      async () => rival.push(await run(servers.rival, seconds * 1000)),
    ];
    if (round % 2 === 1) turns.reverse();
    for (const turn of turns) await turn();
  }
  return { name, target, service, rival };
}

/** Ratio, spread, rates, and the processor time of an answer, which a busy machine changes least. */
export function sentenceOf({ name, target, service, rival }: Comparison): string {
  const ratios = service.map(({ rate }, round) => rate / (rival[round]?.rate ?? Number.NaN));
  const ratio = median(ratios);
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)} in ${ratios.length} rounds`;
  const of = (rounds: readonly Round[]) =>
    `${Math.round(median(rounds.map(({ rate }) => rate)))} answers/s of ${median(rounds.map(({ cpuMs }) => cpuMs)).toFixed(2)} ms`;
  const verdict = `target ${target}: ${ratio >= target ? 'met' : 'missed'}`;
  return `${name}: ${ratio.toFixed(2)} times the rival (${spread}; ${of(service)}, rival ${of(rival)}; ${verdict})`;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
