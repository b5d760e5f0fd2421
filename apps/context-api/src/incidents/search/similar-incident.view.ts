import type { components } from '../../generated/openapi.ts';
import { toIncidentFields, type IncidentRow } from '../incident.view.ts';

type SimilarIncident = components['schemas']['SimilarIncident'];

/** An incident with its cosine distance to the query, 0 to 2; NaN if its vector has no direction. */
export type SimilarRow = Omit<IncidentRow, 'embedding'> & {
  readonly distance: number;
  readonly searched?: number;
};

/** Rows for the wire, in their order, without those less similar than asked for. */
export function toSimilarIncidents(rows: readonly SimilarRow[], minSimilarity: number): SimilarIncident[] {
  return rows
    .filter(({ distance }) => !Number.isNaN(distance) && similarityOf(distance) >= minSimilarity)
    .map(({ distance, searched: _, ...row }) => ({
      ...toIncidentFields(row),
      similarity: similarityOf(distance),
    }));
}

/** 1 - distance between 0 and 1, six decimals: float32 components make the others noise. */
function similarityOf(distance: number): number {
  return Math.min(1, Math.max(0, Math.round((1 - distance) * 1e6) / 1e6));
}
