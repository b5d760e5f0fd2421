import { join } from 'node:path';
import { captureQueries, type CapturedQuery } from '../contract/capture.ts';
import type { ContractQuery } from '../contract/contract.ts';
import { parseContract } from '../contract/read-contract.ts';
import { findConsumers, type Consumer } from '../workspace/consumers.ts';
import { filesAt, foldersAt } from '../workspace/git.ts';
import type { ConsumerStatement } from './watch.ts';

/** A consumer's statements as the base's contract records them: what runs in production when the change arrives. */
export async function statementsAt(
  root: string,
  commit: string,
  consumer: Consumer,
): Promise<ConsumerStatement[]> {
  const queries = parseContract(await filesAt(root, commit, join(consumer.path, 'contract')));
  return queries.flatMap(contractStatements);
}

/**
 * Statements of the base's consumers that the working tree no longer has: they run until the change is deployed. None
 * when only some of the consumers are looked at.
 */
export async function statementsOfRemoved(
  root: string,
  commit: string,
  lookedAt: readonly Consumer[],
): Promise<ConsumerStatement[]> {
  const there = await findConsumers(root);
  if (there.some(({ name }) => !lookedAt.some((own) => own.name === name))) return [];
  const removed = (await foldersAt(root, commit, 'apps')).filter(
    (path) => !there.some((own) => own.path === path),
  );
  const contracts = await Promise.all(removed.map((path) => filesAt(root, commit, join(path, 'contract'))));
  return contracts.flatMap((files) => parseContract(files).flatMap(contractStatements));
}

/** The statements of one recorded query. */
export function contractStatements(query: ContractQuery): ConsumerStatement[] {
  return Object.entries(query.variants).map(([variant, { sql }]) => ({
    consumer: query.consumer,
    query: query.id,
    variant,
    source: query.source,
    role: query.role,
    sql,
    declaredIndexes: query.indexes,
    conflicts: query.conflicts ?? [],
  }));
}

/** A consumer's statements as its source in the working tree makes them. */
export async function statementsNow(root: string, consumer: Consumer): Promise<ConsumerStatement[]> {
  return (await captureQueries(root, consumer)).flatMap(capturedStatements);
}

/** The statements of one captured query. */
export function capturedStatements(query: CapturedQuery): ConsumerStatement[] {
  return Object.entries(query.variants).map(([variant, { sql, values }]) => ({
    consumer: query.consumer,
    query: query.id,
    variant,
    source: query.source,
    role: query.role,
    sql,
    declaredIndexes: query.declaredIndexes,
    conflicts: query.conflicts,
    values,
  }));
}

/**
 * Both lists without what they share. Where the text is the same, the source location of the working tree is kept:
 * that is where the author will look.
 */
export function union(
  base: readonly ConsumerStatement[],
  head: readonly ConsumerStatement[],
): ConsumerStatement[] {
  const key = ({ consumer, query, role, sql }: ConsumerStatement): string =>
    [consumer, query, role, sql].join('\0');
  const all = new Map([...base, ...head].map((statement) => [key(statement), statement]));
  return [...all.values()];
}
