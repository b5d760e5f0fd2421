import type { DB, VectorText } from '@precedent/schema';
import type { Selectable } from 'kysely';
import type { components } from '../generated/openapi.ts';
import type { Shown } from './incident-columns.ts';
import { phaseOf } from './phase.ts';

type Trace = Selectable<DB['resource_action_traces']>;
type Resource = Selectable<DB['resource_references']>;

/** An incident as the queries select it: INCIDENT_COLUMNS, and the embedding where it was asked for. */
export type IncidentRow = Omit<Trace, 'embedding'> &
  Pick<Resource, 'namespace' | 'kind' | 'name'> & {
    readonly workflow_id: string | null;
    readonly embedding?: VectorText | null;
  };

export type Incident = components['schemas']['Incident'];
type IncidentFields = components['schemas']['IncidentFields'];

/**
 * An incident for the wire, with the fields to show only. A row holds the columns of these fields at least; `embedding`
 * is a member exactly when the row has it.
 */
export function toIncident(row: IncidentRow, { fields }: Pick<Shown, 'fields'> = {}): Incident {
  const { embedding } = row;
  const whole = toIncidentFields(row);
  const incident =
    fields === undefined
      ? whole
      : (pick(whole, fields as readonly (keyof IncidentFields)[]) as IncidentFields);
  return embedding === undefined ? incident : { ...incident, embedding: numbersOf(embedding) };
}

/** In the order of the object, whatever the order of the keys. */
function pick<T extends object>(object: T, keys: readonly (keyof T)[]): Partial<T> {
  const wanted = new Set<string>(keys as readonly string[]);
  return Object.fromEntries(Object.entries(object).filter(([key]) => wanted.has(key))) as Partial<T>;
}

/** The columns of a row, and the phase derived from its status. */
export function toIncidentFields(row: Omit<IncidentRow, 'embedding'>): IncidentFields {
  // Check constraints close both vocabularies; the generated row type only knows text.
  const closed = row as typeof row & Pick<IncidentFields, 'alert_severity' | 'execution_status'>;
  return { ...closed, phase: phaseOf(closed.execution_status) };
}

/** pgvector writes a vector as a JSON array of the shortest decimals that give the same float32 again. */
function numbersOf(embedding: VectorText | null): number[] | null {
  return embedding === null ? null : (JSON.parse(embedding) as number[]);
}
