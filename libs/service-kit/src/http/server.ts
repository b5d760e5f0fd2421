import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type Socket } from 'node:net';
import { StartupError } from '../config/run-main.ts';
import { KIT_LIMITS } from '../limits/kit-limits.ts';
import { type Logger } from '../log.ts';
import { limitBodyTime } from './body-deadline.ts';
import { NO_HOST, rawProblemResponse } from './raw-problem.ts';

export interface ServerOptions {
  readonly app: RequestListener;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  readonly log: Logger;
  /** Aborted when shutdown begins: answers then carry `Connection: close`. */
  readonly stopping: AbortSignal;
}

export interface RunningServer {
  readonly server: Server;
  readonly port: number;
  /** Stops accepting, waits for the answers under way. Resolves false if the grace period ended first. */
  close(graceMs: number): Promise<boolean>;
}

/** Starts listening. @throws StartupError in one sentence when the port cannot be had */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { app, stopping, log, host } = options;
  const server = createServer({
    maxHeaderSize: KIT_LIMITS['headers-bytes'].value,
    headersTimeout: KIT_LIMITS['headers-ms'].value,
    requestTimeout: 0,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 1000,
    // Node's own refusal of a request without Host has no body.
    requireHostHeader: false,
  });
  server.maxRequestsPerSocket = 1000;
  server.maxConnections = KIT_LIMITS.connections.value;
  const answering = trackAnswers(server, stopping);
  const cutUnused = trackUnused(server);
  limitBodyTime(server, KIT_LIMITS['request-ms'].value);
  server.on('request', (request, response) => {
    if (request.headers.host !== undefined || request.httpVersion === '1.0') app(request, response);
    else server.emit('clientError', Object.assign(new Error('no Host'), { code: NO_HOST }), request.socket);
  });
  // Node would answer an expectation it does not know with a 417 that says nothing; RFC 9110 lets it be disregarded.
  server.on('checkExpectation', (request, response) => void server.emit('request', request, response));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(rawProblemResponse(error.code));
  });
  await listen(server, options.port, host);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  log.info({ host, port }, 'listening');
  return { server, port, close: (graceMs) => closeServer(server, answering, cutUnused, graceMs) };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, port, host)));
    server.listen(port, host, resolve);
  });
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} is already in use by another program; stop it or choose another port.`,
    EACCES: `Port ${port} may not be used by this user; choose a port above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host} to listen on.`,
  };
  const reason = reasons[error.code ?? ''] ?? `Cannot listen on ${host}, port ${port}.`;
  return new StartupError(reason, { cause: error });
}

/** The answers under way. Once stopping, none of them keeps its connection. */
function trackAnswers(server: Server, stopping: AbortSignal): Set<ServerResponse> {
  const answering = new Set<ServerResponse>();
  const closeAfterwards = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };
  stopping.addEventListener('abort', () => answering.forEach(closeAfterwards), { once: true });
  server.on('request', (_request, response) => {
    answering.add(response);
    if (stopping.aborted) closeAfterwards(response);
    response.once('close', () => {
      answering.delete(response);
      // A connection whose headers were already sent stays open otherwise.
      if (stopping.aborted) setImmediate(() => server.closeIdleConnections());
    });
  });
  return answering;
}

/**
 * Returns a function that cuts the connections on which nothing was ever sent. Clients open such ones in advance; Node
 * takes them for busy, and they would hold up a close until the grace period ends.
 */
function trackUnused(server: Server): () => void {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return () => open.forEach((socket) => socket.bytesRead === 0 && socket.destroy());
}

async function closeServer(
  server: Server,
  answering: Set<ServerResponse>,
  cutUnused: () => void,
  graceMs: number,
): Promise<boolean> {
  const closed = new Promise<true>((resolve) => server.close(() => resolve(true)));
  server.closeIdleConnections();
  cutUnused();
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), graceMs);
  });
  const inTime = await Promise.race([closed, expired]);
  clearTimeout(timer);
  if (!inTime) {
    answering.clear();
    server.closeAllConnections();
  }
  return inTime;
}
