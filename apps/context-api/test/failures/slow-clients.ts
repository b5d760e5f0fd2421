import { connect, type Socket } from 'node:net';

/** Clients that never finish what they began. */
export interface SlowClients {
  /** How many the service has not closed. */
  open(): number;
  close(): void;
}

/**
 * Half of them send the head of a request, a byte at a time, and never end it; the others ask and never read the answer.
 */
export async function openSlowClients(url: string, count: number): Promise<SlowClients> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  for (let index = 0; index < count; index += 1) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
    if (index % 2 === 0) socket.write('GET /api/v1/incidents HTTP/1.1\r\nHost: slow\r\nX-Slow: ');
    else {
      socket.pause();
      socket.write('GET /api/v1/incidents?limit=200 HTTP/1.1\r\nHost: slow\r\n\r\n');
    }
    sockets.push(socket);
  }
  const trickle = setInterval(() => {
    for (const [index, socket] of sockets.entries())
      if (index % 2 === 0 && socket.writable) socket.write('x');
  }, 500);
  return {
    open: () => sockets.filter((socket) => !socket.destroyed).length,
    close: () => {
      clearInterval(trickle);
      for (const socket of sockets) socket.destroy();
    },
  };
}
