import { connect, type Socket } from 'node:net';

/** One answer as far as a benchmark looks at it. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
  readonly retryAfter: boolean;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * A keep-alive connection that sends one request after the other. Much cheaper than node:http's client, which would use
 * as much of the processor as the servers it measures. Knows only answers with Content-Length.
 */
export class Connection {
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | undefined;
  #received: Buffer = Buffer.alloc(0);
  #waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#host = hostname;
    this.#port = Number(port);
  }

  /** @throws Error when the connection breaks or the answer has no length */
  request(bytes: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#open().write(bytes);
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
    this.#received = Buffer.alloc(0);
  }

  #open(): Socket {
    if (this.#socket !== undefined) return this.#socket;
    const socket = connect(this.#port, this.#host).setNoDelay(true);
    // What a connection that was given up still says is not about the request under way on the next one.
    const ifCurrent =
      <T extends unknown[]>(react: (...args: T) => void) =>
      (...args: T) => {
        if (this.#socket === socket) react(...args);
      };
    socket.on(
      'data',
      ifCurrent((chunk: Buffer) => this.#read(chunk)),
    );
    socket.on(
      'error',
      ifCurrent((error: Error) => this.#fail(error)),
    );
    socket.on(
      'close',
      ifCurrent(() => this.#fail(new Error('the connection was closed before the answer'))),
    );
    this.#socket = socket;
    return socket;
  }

  #fail(error: Error): void {
    this.close();
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }

  #read(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const headEnd = this.#received.indexOf(HEAD_END);
    if (headEnd < 0) return;
    const head = this.#received.toString('latin1', 0, headEnd);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) return this.#fail(new Error(`an answer without length: ${head}`));
    const end = headEnd + HEAD_END.length + Number(length);
    if (this.#received.length < end) return;
    const body = this.#received.subarray(headEnd + HEAD_END.length, end);
    this.#received = this.#received.subarray(end);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (/\r\nconnection: close/i.test(head)) this.close();
    waiting?.resolve({
      status: Number(head.slice(9, 12)),
      body,
      retryAfter: /\r\nretry-after: \d/i.test(head),
    });
  }
}

/** The bytes of a request. @param body JSON text */
export function requestBytes(method: string, path: string, body?: string): Buffer {
  const head = [`${method} ${path} HTTP/1.1`, 'Host: bench', 'Accept: application/json'];
  if (body === undefined) return Buffer.from([...head, '', ''].join('\r\n'));
  const length = Buffer.byteLength(body);
  const entity = ['Content-Type: application/json', `Content-Length: ${length}`, '', body];
  return Buffer.from([...head, ...entity].join('\r\n'));
}
