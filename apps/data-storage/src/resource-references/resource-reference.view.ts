import type { components } from '../generated/openapi.ts';

export type ResourceReference = components['schemas']['ResourceReference'];

/** The columns of a resource, in the order of the document. */
export const RESOURCE_COLUMNS = [
  'r.id',
  'r.cluster_name',
  'r.namespace',
  'r.kind',
  'r.name',
  'r.created_at',
] as const;
