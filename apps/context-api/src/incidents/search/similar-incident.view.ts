import type { components } from '../../generated/openapi.ts';
import { toIncidentFields, type IncidentRow } from '../incident.view.ts';

type SimilarIncident = components['schemas']['SimilarIncident'];
export type Reason = components['schemas']['Reason'];

/** An incident with its cosine distance to the query, 0 to 2; NaN if its vector has no direction. */
export type SimilarRow = Omit<IncidentRow, 'embedding'> & { readonly distance: number };

/** A row for the wire. */
export function toSimilarIncident({ distance, ...row }: SimilarRow, why: readonly Reason[]): SimilarIncident {
  return { ...toIncidentFields(row), similarity: similarityOf(distance), why: [...why] };
}

/** 1 - distance between 0 and 1, six decimals: float32 components make the others noise. NaN for NaN. */
export function similarityOf(distance: number): number {
  return Math.min(1, Math.max(0, Math.round((1 - distance) * 1e6) / 1e6));
}
