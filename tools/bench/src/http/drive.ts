import { Connection } from './connection.ts';

/**
 * Sends requests over so many connections, each waiting for its answer before the next, until the time is over.
 * @throws Error when an answer has another status than wanted
 */
export async function drive(
  url: string,
  next: () => Buffer,
  options: { readonly connections: number; readonly ms: number; readonly status: number },
): Promise<{ answers: number; seconds: number }> {
  const started = performance.now();
  const end = started + options.ms;
  let answers = 0;
  const work = async () => {
    const connection = new Connection(url);
    while (performance.now() < end) {
      const { status, body } = await connection.request(next());
      if (status !== options.status)
        throw new Error(`${url} answered ${status}: ${body.toString().slice(0, 300)}`);
      answers += 1;
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: options.connections }, work));
  return { answers, seconds: (performance.now() - started) / 1000 };
}
