import { createServer } from 'node:net';
import { ExplainedError } from '../explained-error.ts';

/**
 * Makes sure that a program can listen there, and that nobody else answers for it under the name localhost.
 * @throws ExplainedError naming the flag that chooses another port
 */
export async function requireFreePort(port: number, host: string, flag: string): Promise<void> {
  for (const address of new Set([host, '127.0.0.1', '::1'])) {
    const fault = await listenFault(port, address);
    if (fault === 'EADDRINUSE') {
      throw new ExplainedError(
        `Port ${port} is in use by another program: stop it, or choose another with ${flag}.`,
      );
    }
    if (fault === 'EACCES') {
      throw new ExplainedError(
        `Port ${port} may not be used by this user: choose one above 1023 with ${flag}.`,
      );
    }
    if (fault !== undefined && address === host) {
      throw new ExplainedError(
        `This machine cannot listen on the address ${host}: choose another with --host.`,
      );
    }
  }
}

/** A port that was free a moment ago. */
export async function freePort(host: string): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function listenFault(port: number, address: string): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
