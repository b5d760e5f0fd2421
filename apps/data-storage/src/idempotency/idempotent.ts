import type { DB } from '@precedent/schema';
import {
  Problem,
  type Handler,
  type OperationInput,
  type OperationShape,
  type ReplyOf,
  type TransactionSettings,
} from '@precedent/service-kit';
import type { Transaction } from 'kysely';
import type { Dependencies } from '../action-traces/dependencies.ts';
import { claimKey } from './claim.command.ts';
import { fingerprint, sha256 } from './fingerprint.ts';
import { inOneTransaction, OvertakenError } from './in-one-transaction.ts';
import { rememberAnswer } from './remember.command.ts';

interface KeyedOperation extends OperationShape {
  readonly parameters: { header?: { 'Idempotency-Key'?: string }; query?: unknown; path?: unknown };
}

/**
 * A handler that answers a request with an `Idempotency-Key` once. Everything it does to the database happens in one
 * transaction with keeping the answer; a repeat within 7 days is sent that answer again. Failures are not kept.
 *
 * @param make makes the handler; its dependencies are replaced, so it must reach the database through them only. What
 * it fails with may be tried again, in a transaction of its own.
 * @param settings of that transaction
 */
export function idempotent<O extends KeyedOperation>(
  dependencies: Dependencies,
  make: (dependencies: Dependencies) => Handler<O>,
  settings: TransactionSettings = {},
): Handler<O> {
  const unkeyed = make(dependencies);
  return async (input) => {
    const key = (input.params.header as { 'Idempotency-Key'?: string })['Idempotency-Key'];
    if (key === undefined) return unkeyed(input);
    const request = identify(input, key);
    const answerOnce = (tx: Transaction<DB>, within: Dependencies) =>
      once(tx, request, () => make(within)(input));
    return inOneTransaction(dependencies, answerOnce, settings);
  };
}

interface KeyedRequest {
  readonly caller: string;
  readonly key: string;
  readonly fingerprint: string;
}

function identify<O extends OperationShape>(input: OperationInput<O>, key: string): KeyedRequest {
  const { path, params, body, caller } = input;
  return { caller: sha256(caller), key, fingerprint: fingerprint({ path, query: params.query, body }) };
}

/** The kept answer, or else the answer of `work`, which is kept. */
async function once<O extends OperationShape>(
  tx: Transaction<DB>,
  request: KeyedRequest,
  work: () => Promise<ReplyOf<O>> | ReplyOf<O>,
): Promise<ReplyOf<O>> {
  const { caller, key } = request;
  const claim = await claimKey(tx, { caller, key, lock: lockOf(request) }).executeTakeFirstOrThrow();
  if (claim.fingerprint !== null) {
    if (claim.fingerprint !== request.fingerprint) throw reused(key);
    const headers = { ...(claim.headers as Record<string, string>), 'Idempotent-Replayed': 'true' };
    const body: unknown = JSON.parse(claim.body ?? '');
    return { status: claim.status, headers, body } as unknown as ReplyOf<O>;
  }
  if (!claim.free) throw inUse(key);
  const reply: { status: number; headers?: unknown; body?: unknown } = await work();
  const kept = await rememberAnswer(tx, {
    ...request,
    status: reply.status,
    headers: JSON.stringify(reply.headers ?? {}),
    body: JSON.stringify(reply.body ?? null),
  }).executeTakeFirst();
  if (kept === undefined) throw new OvertakenError();
  return reply as ReplyOf<O>;
}

/** 64 bits of the key's hash: that two keys in use share them is as good as impossible, and would make one wait. */
function lockOf({ caller, key }: KeyedRequest): string {
  return BigInt.asIntN(64, BigInt(`0x${sha256(`${caller} ${key}`).slice(0, 16)}`)).toString();
}

function reused(key: string): Problem {
  return new Problem('idempotency-key-reused', `Another request was answered under the key ${key}.`);
}

function inUse(key: string): Problem {
  return new Problem('idempotency-key-in-use', `The request with the key ${key} is still being answered.`);
}
