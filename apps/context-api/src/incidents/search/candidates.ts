import type { IncidentFilters } from '../filters/incident-filters.ts';
import { filteredTraces } from '../filters/filtered-incidents.ts';
import { filterVariants } from '../filters/filter-variants.ts';
import type { Source } from '../joined-incidents.ts';

/** Which incidents a search compares with its vector. */
export interface Candidates {
  readonly filters: IncidentFilters;
  /** Vectors of two models must never be compared. */
  readonly model: string;
  /** The incident whose own vector is searched for. */
  readonly without?: number;
}

/** Traces that are candidates. None is without an embedding. */
export function candidateTraces(db: Source, candidates: Candidates) {
  return searchedTraces(db, candidates)
    .where('t.embedding', 'is not', null)
    .where('t.embedding_model', '=', candidates.model);
}

/** Traces that match the filters, whether they can be compared or not. */
export function searchedTraces(db: Source, { filters, without }: Omit<Candidates, 'model'>) {
  const traces = filteredTraces(db, filters);
  return without === undefined ? traces : traces.where('t.id', '<>', without);
}

/** The shapes that candidates give a statement. */
export function candidateVariants<Params>(
  params: (candidates: Candidates) => Params,
): Readonly<Record<string, Params>> {
  const model = 'hashing-v1';
  return {
    ...filterVariants((filters) => params({ filters, model })),
    'without an incident': params({ filters: {}, model, without: 4817 }),
  };
}
