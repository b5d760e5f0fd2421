import { EventEmitter, once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { logLines } from '../test/log-lines.ts';
import { shelfApp, type ShelfOptions } from '../test/start-shelf.ts';
import { waitUntil } from '../test/wait-until.ts';
import { startServer } from './http/server.ts';
import { Shutdown, type ShutdownOptions } from './shutdown.ts';

interface Answer {
  readonly status: number | undefined;
  readonly connection: string | undefined;
  readonly body: string;
}

async function service(options: ShelfOptions = {}, shutdownOptions: Partial<ShutdownOptions> = {}) {
  const lines = logLines();
  const signals = new EventEmitter();
  const exits: number[] = [];
  const exited = new Promise<number>((resolve) => {
    signals.once('exit', resolve);
  });
  const exit = (code: number) => {
    exits.push(code);
    signals.emit('exit', code);
  };
  const shutdown = new Shutdown({ log: lines.log, signals, exit, ...shutdownOptions });
  const { stopping } = shutdown;
  const server = await startServer({
    app: shelfApp({ ...options, log: lines.log, stopping }),
    port: 0,
    host: '127.0.0.1',
    log: lines.log,
    stopping,
  });
  shutdown.addServer(server);
  const agent = new Agent({ keepAlive: true });
  const ask = async (path: string): Promise<Answer> => {
    const request = get({ port: server.port, host: '127.0.0.1', path, agent });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const body = (await response.setEncoding('utf8').toArray()).join('');
    return { status: response.statusCode, connection: response.headers.connection, body };
  };
  return { ...lines, shutdown, signals, exits, exited, server, ask, end: () => agent.destroy() };
}

/** A handler that answers when told to. */
function heldRoute() {
  const gate = new EventEmitter();
  const started = once(gate, 'started');
  const released = once(gate, 'release');
  const getItem: NonNullable<ShelfOptions['routes']>['getItem'] = async ({ params }) => {
    gate.emit('started');
    await released;
    return { status: 200, body: { id: params.path.id, name: 'held' } };
  };
  return { routes: { getItem }, started, release: () => gate.emit('release') };
}

describe('SIGTERM', () => {
  test('lets the answer under way finish, closes its connection, then resources from last to first, then exits 0', async () => {
    const held = heldRoute();
    const { shutdown, signals, exits, exited, server, ask, end } = await service(held);
    const closed: string[] = [];
    shutdown.addResource('database', async () => void closed.push('database'));
    shutdown.addResource('cache', async () => void closed.push('cache'));
    const answer = ask('/items/1');
    await held.started;
    signals.emit('SIGTERM', 'SIGTERM');
    await waitUntil(() => (server.server.listening ? undefined : true));
    await expect(ask('/items')).rejects.toThrow('ECONNREFUSED');
    expect([closed, exits]).toEqual([[], []]);
    held.release();
    expect(await answer).toEqual({ status: 200, connection: 'close', body: '{"id":1,"name":"held"}' });
    expect([await exited, exits, closed]).toEqual([0, [0], ['cache', 'database']]);
    end();
  });

  test('idle connections are closed at once', async () => {
    const { signals, exited, ask, end } = await service();
    expect((await ask('/items')).connection).toBe('keep-alive');
    signals.emit('SIGINT', 'SIGINT');
    expect(await exited).toBe(0);
    end();
  });

  test('while draining, requests are served, but the service is not ready', async () => {
    const { shutdown, signals, exits, exited, ask, end } = await service({}, { drainMs: 300 });
    expect((await ask('/health/ready')).status).toBe(200);
    signals.emit('SIGTERM', 'SIGTERM');
    expect(shutdown.stopping.aborted).toBe(true);
    const ready = await ask('/health/ready');
    expect([ready.status, ready.connection, JSON.parse(ready.body)]).toEqual([
      503,
      'close',
      {
        status: 'unavailable',
        checks: { shutdown: { status: 'failed', reason: 'the service is stopping' } },
      },
    ]);
    expect(await ask('/items')).toMatchObject({ status: 200, connection: 'close' });
    expect(exits).toEqual([]);
    expect(await exited).toBe(0);
    end();
  });

  test('answers that take longer than the grace period are cut', async () => {
    const held = heldRoute();
    const { signals, exited, ask, lines, end } = await service(held, { graceMs: 50 });
    const answer = ask('/items/1').catch((error: unknown) => error);
    await held.started;
    signals.emit('SIGTERM', 'SIGTERM');
    expect(await exited).toBe(0);
    expect(await answer).toMatchObject({ code: 'ECONNRESET' });
    expect(lines().map((line) => line['msg'])).toContain(
      'connections closed before their answers were complete',
    );
    held.release();
    end();
  });

  test('a second signal exits 1 at once', async () => {
    const held = heldRoute();
    const { signals, exited, exits, ask, end, server } = await service(held);
    const answer = ask('/items/1').catch((error: unknown) => error);
    await held.started;
    signals.emit('SIGTERM', 'SIGTERM');
    signals.emit('SIGTERM', 'SIGTERM');
    expect([await exited, exits]).toEqual([1, [1]]);
    held.release();
    await answer;
    await waitUntil(() => (server.server.listening ? undefined : true));
    end();
  });
});

describe('resources', () => {
  test('one that fails or hangs does not keep the others open, and the exit code tells', async () => {
    const { shutdown, exited, lines } = await service({}, { closeMs: 20 });
    const closed: string[] = [];
    shutdown.addResource('first', async () => void closed.push('first'));
    shutdown.addResource('hanging', () => new Promise(() => undefined));
    shutdown.addResource('failing', () => Promise.reject(new Error('broken')));
    await shutdown.begin('test');
    expect([await exited, closed]).toEqual([1, ['first']]);
    const failures = lines().filter((line) => line['level'] === 'error');
    expect(failures).toEqual([
      expect.objectContaining({ resource: 'failing', err: expect.objectContaining({ message: 'broken' }) }),
      expect.objectContaining({
        resource: 'hanging',
        err: expect.objectContaining({ message: 'not closed within 20 ms' }),
      }),
    ]);
  });

  test('beginning twice closes once', async () => {
    const { shutdown, exits } = await service();
    let closed = 0;
    shutdown.addResource('counted', async () => void (closed += 1));
    await Promise.all([shutdown.begin('one'), shutdown.begin('two')]);
    expect([closed, exits]).toEqual([1, [0]]);
  });
});
