import { connect, createServer, type Socket } from 'node:net';

/** A network between a service and a server, which can be cut, or slow. */
export interface Network {
  readonly port: number;
  /** From now on nothing arrives any more, and nobody is told: neither an end nor a refusal. */
  cut(): void;
  /** New connections work again; those from before stay silent for ever, as behind a firewall that forgot them. */
  mend(): void;
  /** Over connections that are opened from now on the server is heard only after so long. */
  slow(ms: number): void;
  close(): Promise<void>;
}

/** Forwards a port of its own to the target. */
export async function startNetwork(target: {
  readonly host: string;
  readonly port: number;
}): Promise<Network> {
  const sockets = new Set<Socket>();
  let silent = false;
  /** Connections belong to an epoch; a cut ends it. */
  let epoch = 0;
  let delayMs = 0;
  const server = createServer((client) => {
    const own = epoch;
    keep(client);
    if (silent) return;
    const upstream = keep(connect(target.port, target.host));
    forward(client, upstream, own);
    if (delayMs === 0) forward(upstream, client, own);
    else setTimeout(() => forward(upstream, client, own), delayMs);
  });
  function keep(socket: Socket): Socket {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    return socket;
  }
  function forward(from: Socket, to: Socket, own: number): void {
    from.on('data', (data) => own === epoch && !silent && to.write(data));
    from.once('close', () => own === epoch && !silent && to.destroy());
  }
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    cut: () => {
      silent = true;
      epoch += 1;
    },
    mend: () => {
      silent = false;
    },
    slow: (ms) => {
      delayMs = ms;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The same connection string through a network, which is here, wherever the server is. */
export function through(url: string, { port }: Network): string {
  const changed = new URL(url);
  changed.host = `127.0.0.1:${port}`;
  return changed.href;
}
