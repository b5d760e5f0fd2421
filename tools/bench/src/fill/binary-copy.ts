/** A field of COPY's binary format: a Buffer as it is, NULL, or a value with its type's send format. */
export type Field = Buffer | null;

const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);
/** PostgreSQL counts microseconds from 2000-01-01. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const CHUNK_BYTES = 1 << 18;

export function int8(value: number): Buffer {
  const buffer = Buffer.allocUnsafe(8);
  buffer.writeBigInt64BE(BigInt(value));
  return buffer;
}

export function text(value: string): Buffer {
  return Buffer.from(value);
}

/** @param ms since 1970 */
export function timestamptz(ms: number): Buffer {
  return int8((ms - EPOCH_MS) * 1000);
}

/** Version byte, then the text. */
export function jsonb(value: unknown): Buffer {
  return Buffer.from(`\u0001${JSON.stringify(value)}`);
}

/** The stream of COPY ... WITH (FORMAT binary), in chunks of about 256 kB. */
export function* binaryCopy(rows: Iterable<readonly Field[]>): Generator<Buffer> {
  let parts: Buffer[] = [HEADER];
  let bytes = 0;
  for (const row of rows) {
    const count = Buffer.allocUnsafe(2);
    count.writeInt16BE(row.length);
    parts.push(count);
    for (const field of row) {
      const length = Buffer.allocUnsafe(4);
      length.writeInt32BE(field === null ? -1 : field.length);
      parts.push(length);
      if (field !== null) parts.push(field);
      bytes += 4 + (field?.length ?? 0);
    }
    if (bytes >= CHUNK_BYTES) {
      yield Buffer.concat(parts);
      parts = [];
      bytes = 0;
    }
  }
  yield Buffer.concat([...parts, TRAILER]);
}
