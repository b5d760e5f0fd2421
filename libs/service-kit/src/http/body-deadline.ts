import { type IncomingMessage, type Server } from 'node:http';

const accepted = new WeakSet<IncomingMessage>();

/** The body of this request may take any time; whoever reads it limits how long nothing may come. */
export function acceptLongBody(request: IncomingMessage): void {
  accepted.add(request);
}

/**
 * Refuses a request whose body is not complete after `ms`, as Node's requestTimeout does. That one cannot be used,
 * because it knows no exception, and an import takes as long as it takes.
 */
export function limitBodyTime(server: Server, ms: number): void {
  server.on('request', (request) => {
    const { 'transfer-encoding': chunked, 'content-length': length } = request.headers;
    if (chunked === undefined && !(Number(length) > 0)) return;
    const timer = setTimeout(() => {
      if (request.complete || accepted.has(request)) return;
      const error = Object.assign(new Error('the body took too long'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
      server.emit('clientError', error, request.socket);
    }, ms);
    timer.unref();
    request.once('close', () => clearTimeout(timer));
  });
}
