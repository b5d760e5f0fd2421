import type { ColumnType } from 'kysely';

/*
 * What column types are in TypeScript, provided the connection parses them as described here (libs/service-kit does).
 */

/** A `bigint` column as a number; a value beyond 2^53 - 1 must make the parser throw, not round. */
export type SafeInteger = ColumnType<number, number, number>;

/** RFC 3339 text in UTC, for example `2026-01-31T09:30:00.123456Z`. A JavaScript Date would lose microseconds. */
export type Timestamptz = ColumnType<string, Date | string, Date | string>;

/** pgvector's binary send format: int16 dimension, int16 zero, then one big-endian float32 each. */
export type VectorParameter = Uint8Array;

/** pgvector's text form, `[0.1,-0.2,...]`: what a driver returns for a vector it has no parser for. */
export type VectorText = `[${string}]`;

/** A `vector(768)` column: text when read, the binary form when written. */
export type Embedding = ColumnType<VectorText, VectorParameter, VectorParameter>;
