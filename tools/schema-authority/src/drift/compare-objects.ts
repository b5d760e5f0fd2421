import type { Catalog } from '../catalog/catalog.ts';
import { schemaObjects, type SchemaObject } from './schema-object.ts';

/** One way in which a live database differs from what its migrations make. */
export interface Drift {
  readonly kind: 'missing' | 'extra' | 'different';
  /** Class and name of the object. */
  readonly object: string;
  /** What the migrations make, null for an extra object. */
  readonly expected: string | null;
  /** What is there, null for a missing object. */
  readonly actual: string | null;
  /** SQL that brings the live database back; a comment where rows would be lost. */
  readonly repair: string;
}

/** Compares a live schema with the one its migrations make. Empty when they agree. */
export function compareObjects(expected: Catalog, live: Catalog): Drift[] {
  const want = new Map(schemaObjects(expected).map((object) => [object.key, object]));
  const have = new Map(schemaObjects(live).map((object) => [object.key, object]));
  const drifts: Drift[] = [];
  for (const [key, object] of want) {
    const found = have.get(key);
    if (found === undefined) {
      if (!isInsideMissing(key, want, have)) drifts.push(missing(object));
    } else if (found.text !== object.text) {
      drifts.push(different(object, found));
    }
  }
  for (const [key, object] of have) {
    if (!want.has(key) && !isInsideMissing(key, have, want)) drifts.push(extra(object));
  }
  return drifts;
}

function missing({ key, text, create, alter }: SchemaObject): Drift {
  return {
    kind: 'missing',
    object: key,
    expected: text || key,
    actual: null,
    repair: create || (alter ?? ''),
  };
}

function extra({ key, text, drop, holdsData = false }: SchemaObject): Drift {
  const repair = holdsData ? `-- destroys rows; save them first: ${drop}` : drop;
  return { kind: 'extra', object: key, expected: null, actual: text || key, repair };
}

function different(object: SchemaObject, found: SchemaObject): Drift {
  return {
    kind: 'different',
    object: object.key,
    expected: object.text,
    actual: found.text,
    repair: object.alter ?? `${found.drop}\n${object.create}`,
  };
}

const PART = /^(?:column|constraint|trigger|policy) (\w+)\.|^row security (\w+)$|^owner of \S+ (\w+)$/;

/** Columns of a table that is missing as a whole are not news; its constraints and grants still are. */
function isInsideMissing(
  key: string,
  here: ReadonlyMap<string, SchemaObject>,
  there: ReadonlyMap<string, SchemaObject>,
): boolean {
  const match = PART.exec(key);
  const table = match?.[1] ?? match?.[2] ?? match?.[3];
  if (table === undefined || key.startsWith('constraint ')) return false;
  return here.has(`table ${table}`) && !there.has(`table ${table}`) && !key.startsWith('owner of ');
}
