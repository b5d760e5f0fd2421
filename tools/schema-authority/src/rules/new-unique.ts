import { columnOf, relationOf, type Catalog, type Constraint, type Index } from '../catalog/catalog.ts';
import { isFilledByTrigger } from '../catalog/trigger-filled.ts';
import { columnPairs, since, type Change, type ColumnPair, type WatchedStatement } from '../check/change.ts';
import type { SchemaState } from '../check/schema-state.ts';
import type { TableWrite } from '../contract/statement-facts.ts';
import type { Finding } from './finding.ts';
import { named } from './rule.ts';

/** Columns or expressions of which no two rows may have the same. */
interface Key {
  readonly name: string;
  readonly parts: readonly string[];
  /** Condition of a partial key; empty for one of all rows. */
  readonly rows: string;
  /** What PostgreSQL says to the second row. */
  readonly refusal: string;
}

/**
 * Rows that a new unique key refuses: the writer gives the values, nothing makes them differ, and what was unique before
 * does not keep them apart.
 */
export function newUnique(change: Change, statement: WatchedStatement, write: TableWrite): Finding[] {
  const refusedIn = (state: SchemaState): Key[] => {
    const { catalog } = state;
    const pairs = columnPairs(change, state, statement, write.table);
    const before = keysOf(change.base.catalog, write.table).map((key) => withNamesOf(pairs, key));
    return keysOf(catalog, write.table)
      .filter((key) => !before.some((own) => impliedBy(own, key)))
      .filter((key) => mayRepeat(catalog, write, key));
  };
  return refusedIn(change.head).map(({ name, parts, refusal }) => ({
    rule: 'SA021',
    severity: 'error',
    class: 'data',
    object: name,
    ...named(statement),
    migration: since(change, (state) => refusedIn(state).some((own) => own.name === name)),
    postgres: refusal,
    message: `${name} takes the same ${parts.join(', ')} only once; the writer may give it in any number of rows`,
    remedy:
      'Add a column to the key that tells the rows apart, make the index plain, or release a writer that gives no value twice first.',
  }));
}

function keysOf(catalog: Catalog, table: string): Key[] {
  const relation = relationOf(catalog, table);
  return [
    ...(relation?.indexes ?? []).filter(({ unique }) => unique).map(keyOfIndex),
    ...(relation?.constraints ?? []).filter(excludesEqual).map(({ name, columns }): Key => ({
      name,
      parts: columns,
      rows: '',
      refusal: `23P01 conflicting key value violates exclusion constraint "${name}"`,
    })),
  ];
}

function keyOfIndex({ name, keys, definition }: Index): Key {
  return {
    name,
    parts: keys.map(({ expression }) => expression),
    rows: / WHERE (.*)$/s.exec(definition)?.[1] ?? '',
    refusal: `23505 duplicate key value violates unique constraint "${name}"`,
  };
}

/** An exclusion constraint that is a unique key by another name. */
function excludesEqual({ type, definition, columns }: Constraint): boolean {
  const operators = [...definition.matchAll(/ WITH (\S+?)[,)]/g)].map(([, operator]) => operator);
  return (
    type === 'exclusion' &&
    operators.length === columns.length &&
    operators.every((own) => own === '=') &&
    !definition.includes(' WHERE ')
  );
}

/** A key of the base in the names that its columns have now. */
function withNamesOf(pairs: readonly ColumnPair[], key: Key): Key {
  const names = new Map(pairs.map(({ before, after }) => [before?.name, after.name]));
  return { ...key, parts: key.parts.map((part) => names.get(part) ?? part) };
}

/** True when rows that differ in one key differ in the other too. */
function impliedBy(own: Key, other: Key): boolean {
  return (
    own.parts.every((part) => other.parts.includes(part)) && (own.rows === '' || own.rows === other.rows)
  );
}

function mayRepeat(catalog: Catalog, write: TableWrite, { parts, rows }: Key): boolean {
  const names = (relationOf(catalog, write.table)?.columns ?? []).map(({ name }) => name);
  const mentioned = (text: string): string[] => names.filter((name) => namesIt(text, name));
  if (write.kind === 'update')
    return write.columns?.some((column) => [...parts, rows].some((text) => namesIt(text, column))) !== false;
  // Rows in which a column of the condition is empty are mostly no rows of a partial key.
  if (!rows.includes('IS NULL') && mentioned(rows).some((column) => isLeftEmpty(catalog, write, column)))
    return false;
  return parts.every((part) => {
    const columns = mentioned(part);
    return !columns.some((column) => isLeftEmpty(catalog, write, column) || isOwn(catalog, write, column));
  });
}

function namesIt(text: string, column: string): boolean {
  return new RegExp(String.raw`(?<![\w'])${column.replaceAll(/\W/g, String.raw`\$&`)}(?![\w'])`).test(text);
}

function isGiven(catalog: Catalog, { table, columns }: TableWrite, column: string): boolean {
  return columns?.includes(column) !== false || isFilledByTrigger(catalog, table, column);
}

/** NULL in every row that the writer makes: NULLs are all different. */
function isLeftEmpty(catalog: Catalog, write: TableWrite, name: string): boolean {
  const column = columnOf(catalog, write.table, name);
  return column?.default === null && column.generated === null && !isGiven(catalog, write, name);
}

/** A value of its own in every row that the writer makes. */
function isOwn(catalog: Catalog, write: TableWrite, name: string): boolean {
  const { default: value, generated } = columnOf(catalog, write.table, name) ?? {};
  if (isGiven(catalog, write, name)) return false;
  return (
    generated === 'always' ||
    generated === 'by default' ||
    /\b(?:nextval|gen_random_uuid|uuidv7|uuidv4|uuid_generate_v\d\w*)\(/.test(value ?? '')
  );
}
