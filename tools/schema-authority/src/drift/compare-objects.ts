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
  /** SQL that brings the live database back; a comment where rows would be lost, empty where another repair does it. */
  readonly repair: string;
}

/** Compares a live schema with the one its migrations make. Empty when they agree. */
export function compareObjects(expected: Catalog, live: Catalog): Drift[] {
  const want = new Map(schemaObjects(expected).map((object) => [object.key, object]));
  const have = new Map(schemaObjects(live).map((object) => [object.key, object]));
  const isThere = (key: string): boolean => want.has(key) && have.has(key);
  const drifts: Drift[] = [];
  for (const [key, object] of want) {
    const found = have.get(key);
    if (found === undefined) {
      // Making a table makes its columns.
      const made = object.within?.made === true && !isThere(object.within.key);
      if (!made) drifts.push(missing(object));
    } else if (found.text !== object.text) {
      drifts.push(different(object, found));
    }
  }
  for (const [key, object] of have) {
    if (want.has(key)) continue;
    const goesWith = object.within !== undefined && !isThere(object.within.key);
    if (!goesWith) drifts.push(extra(object));
    else if (isNews(key)) drifts.push({ ...extra(object), repair: '' });
  }
  return drifts;
}

/** Of what goes with a table that should not be there, constraints, indexes and grants are worth a line. */
function isNews(key: string): boolean {
  return /^(?:constraint|index|grant|owner) /.test(key) && !/^grant \S+ on FUNCTION /.test(key);
}

function missing({ key, text, create, alter }: SchemaObject): Drift {
  const repair = create || (typeof alter === 'string' ? alter : '');
  return { kind: 'missing', object: key, expected: text || key, actual: null, repair };
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
    repair: alteration(object, found) ?? `${found.drop}\n${object.create}`,
  };
}

function alteration({ alter }: SchemaObject, found: SchemaObject): string | null {
  if (alter === undefined || typeof alter === 'string') return alter ?? null;
  if (typeof alter === 'function') return alter(found);
  const before = typeof found.alter === 'object' ? found.alter.clauses : [];
  const clauses = alter.clauses.filter((clause, place) => clause !== before[place]);
  const words = clauses.filter((clause) => !clause.startsWith('--'));
  const comments = clauses.filter((clause) => clause.startsWith('--'));
  return [...(words.length === 0 ? [] : [`${alter.prefix} ${words.join(', ')};`]), ...comments].join('\n');
}
