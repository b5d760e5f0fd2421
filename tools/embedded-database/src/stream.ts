import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';

/**
 * The connection of a `pg` client to an open PGlite of this process: `new pg.Client({ stream: () => embeddedStream(db) })`.
 * Without a socket between them a short statement takes a third of the time. All clients share PGlite's one session.
 */
export function embeddedStream(db: PGlite): Duplex {
  return new EmbeddedStream(db);
}

class EmbeddedStream extends Duplex {
  readonly #db: PGlite;

  constructor(db: PGlite) {
    super();
    this.#db = db;
  }

  /** With the three below the part of a socket that the driver calls; there is nobody to wait for. */
  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  /** Answers are pushed as they come. */
  override _read(): void {}

  override _write(message: Buffer, _encoding: string, done: (error?: Error) => void): void {
    const parts: Buffer[] = [];
    // PGlite's own parser, which execProtocolRaw runs as well, is left out; the driver has one. Views of memory of PGlite's
    // are copied, and sent on when it has done: who reads them may write again.
    const onRawData = (part: Uint8Array): number => parts.push(Buffer.from(part));
    this.#db.execProtocolRawStream(message, { onRawData }).then(() => {
      this.push(Buffer.concat(parts));
      done();
    }, done);
  }

  override _writev(messages: { chunk: Buffer }[], done: (error?: Error) => void): void {
    this._write(Buffer.concat(messages.map(({ chunk }) => chunk)), 'buffer', done);
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }
}
