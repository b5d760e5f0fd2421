import type { Violation } from '@precedent/service-kit';

/** Bytes; openapi.yaml has the same number as `x-limits`. */
export const LARGEST_IDENTITY = 2_400;

/** What a resource is known by. */
export interface ResourceIdentity {
  readonly cluster_name: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}

/** The four parts stand in one index, whose rows PostgreSQL limits to about a third of a page. */
export function checkIdentity(
  { cluster_name, namespace, kind, name }: ResourceIdentity,
  violations: Violation[],
): void {
  const bytes = Buffer.byteLength(cluster_name + namespace + kind + name);
  if (bytes <= LARGEST_IDENTITY) return;
  const detail = `must with cluster_name, namespace and kind hold at most ${LARGEST_IDENTITY} bytes, not ${bytes}`;
  const limit = { limit: 'name-bytes', limit_value: LARGEST_IDENTITY };
  violations.push({ in: 'body', pointer: '/name', detail, ...limit });
}
