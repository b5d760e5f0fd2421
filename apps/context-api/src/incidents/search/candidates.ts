import { FILTER_COLUMNS, type IncidentFilters } from '../filters/incident-filters.ts';
import { filteredTraces, matchingTraces } from '../filters/filtered-incidents.ts';
import { filterVariants } from '../filters/filter-variants.ts';
import type { IncidentQuery, Source } from '../joined-incidents.ts';

/** Which incidents a search compares with its vector. */
export interface Candidates {
  readonly filters: IncidentFilters;
  /** Vectors of two models must never be compared. */
  readonly model: string;
  /** The incident whose own vector is searched for. */
  readonly without?: number;
}

/** What decides whether a trace is a candidate, and where it stands in time. */
export const LOOKED_AT_COLUMNS = [
  't.id',
  't.action_timestamp',
  ...Object.values(FILTER_COLUMNS),
  't.alert_summary',
  't.execution_error',
  't.embedding',
  't.embedding_model',
] as const;

/** Traces that are candidates. None is without an embedding. */
export function candidateTraces(db: Source, candidates: Candidates) {
  return comparable(searchedTraces(db, candidates), candidates);
}

/** Those of some traces (t) that are candidates. */
export function candidatesAmong(traces: IncidentQuery<unknown>, candidates: Candidates) {
  return comparable(except(matchingTraces(traces, candidates.filters), candidates), candidates);
}

function comparable(traces: IncidentQuery<unknown>, { model }: Candidates) {
  return traces.where('t.embedding', 'is not', null).where('t.embedding_model', '=', model);
}

function except(traces: IncidentQuery<unknown>, { without }: Pick<Candidates, 'without'>) {
  return without === undefined ? traces : traces.where('t.id', '<>', without);
}

/** Traces that match the filters, whether they can be compared or not. */
export function searchedTraces(db: Source, { filters, ...searched }: Omit<Candidates, 'model'>) {
  return except(filteredTraces(db, filters), searched);
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
