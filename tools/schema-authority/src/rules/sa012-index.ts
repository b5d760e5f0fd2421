import { relationOf, type Catalog, type Index } from '../catalog/catalog.ts';
import { readsWorse, since, type Change, type WatchedStatement } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { headState, named, postgresWords, type Rule } from './rule.ts';
import { retuned } from './sa013-vector.ts';

/** `ON CONFLICT` without the unique index it infers. */
const NO_UNIQUE_INDEX = '42P10';

/** What PostgreSQL says of it, which it does when the statement runs and not before. */
const LATE_ARBITER =
  '55000 ON CONFLICT does not support deferrable unique constraints/exclusion constraints as arbiters';

/** An index is gone that the query cannot do without, or that kept its rows unique, and no other can stand in for it. */
export const index: Rule = {
  id: 'SA012',
  title: 'needed index lost',
  check: (change) =>
    change.statements.flatMap((statement): Finding[] => {
      const twice = new Set(noLongerUnique(change, statement));
      const late = new Set(checkedLate(change, statement));
      const lost = new Set([
        ...lostIndexes(change, statement),
        ...lostUnseen(change, statement),
        ...twice,
        ...late,
      ]);
      return [...lost].map((object) => ({
        rule: 'SA012',
        severity: 'error',
        class: 'query',
        object,
        ...named(statement),
        migration: since(
          change,
          ({ catalog }) =>
            definitions(catalog).get(object) !== definitions(change.base.catalog).get(object) ||
            (late.has(object) && isDeferrable(catalog, object)),
        ),
        postgres: late.has(object) ? LATE_ARBITER : postgresWords(statement),
        message: late.has(object)
          ? `${object} may be checked late; ON CONFLICT in the query needs one that is checked at once`
          : headState(statement) === NO_UNIQUE_INDEX
            ? `${object} is gone; ON CONFLICT in the query needs it`
            : twice.has(object)
              ? `${object} no longer keeps values unique; the query could write them twice`
              : `${object} no longer serves the query; it would read the whole table`,
        remedy: 'Create an index that serves the query before dropping this one, or change the query first.',
      }));
    }),
};

function lostIndexes(change: Change, statement: WatchedStatement): string[] {
  if (retuned(change, statement).length > 0) return [];
  const unique = headState(statement) === NO_UNIQUE_INDEX;
  const worse = new Set(
    unique ? statement.relations.map(({ table }) => table) : readsWorse(change, statement),
  );
  const now = definitions(change.head.catalog);
  // Where a plan got worse without losing an index, the planner only weighs an empty table differently.
  const changed = change.base.catalog.relations
    .filter(({ name }) => worse.has(name))
    .flatMap(({ indexes }) => indexes)
    .filter(({ name, definition, unique: own }) => now.get(name) !== definition && (own || !unique))
    .map(({ name }) => name);
  const used = new Set(statement.base.plan.scans.map((scan) => scan.index));
  const lost = changed.filter((name) => used.has(name));
  return lost.length > 0 ? lost : changed;
}

/** Unique indexes that refused some rows of the writer, which gives the values, and for which no other stands in. */
function noLongerUnique({ base, head }: Change, { facts, relations, head: now }: WatchedStatement): string[] {
  if (!now.ok) return [];
  return facts.writes.flatMap(({ kind, table, columns }) => {
    const oid = relations.find((own) => own.table === table)?.tableOid;
    const after = relationOf(
      head.catalog,
      (oid === undefined ? undefined : head.relations.get(oid)) ?? table,
    );
    const given = ({ expression }: Index['keys'][number]): boolean => columns?.includes(expression) !== false;
    const unique = (relationOf(base.catalog, table)?.indexes ?? []).filter((own) => own.unique && own.valid);
    return unique
      .filter(({ keys }) => (kind === 'insert' ? keys.every(given) : keys.some(given)))
      .filter((own) => after !== undefined && !after.indexes.some((other) => keepsUnique(own, other)))
      .map(({ name }) => name);
  });
}

/** Indexes that ON CONFLICT of the statement goes by and that are now those of deferrable constraints. */
function checkedLate({ base, head }: Change, { facts, head: now }: WatchedStatement): string[] {
  if (!now.ok || !facts.onConflict) return [];
  const candidates = facts.writes.flatMap(({ table }) => relationOf(head.catalog, table)?.indexes ?? []);
  const arbiters = now.plan.arbiters.length > 0 ? now.plan.arbiters : candidates.map(({ name }) => name);
  return arbiters.filter((name) => isDeferrable(head.catalog, name) && !isDeferrable(base.catalog, name));
}

function isDeferrable({ relations }: Catalog, name: string): boolean {
  return relations.some(({ constraints }) =>
    constraints.some((own) => own.name === name && / DEFERRABLE/.test(own.definition)),
  );
}

/** True for a valid unique index on some of the same keys, for at least the rows that the other holds. */
function keepsUnique({ keys, definition }: Index, other: Index): boolean {
  const known = keys.map(({ expression }) => expression);
  const rows = rowsOf(other.definition);
  return (
    other.unique &&
    other.valid &&
    other.keys.every(({ expression }) => known.includes(expression)) &&
    (rows === '' || rows === rowsOf(definition))
  );
}

/** Methods that only bitmap scans read, which no probe plans: without sorting they would hide the others. */
const BITMAP_ONLY = new Set(['gin', 'brin']);

/**
 * Indexes that the query declares and whose loss its plan cannot show, for which nothing on the new schema stands in. Of
 * one that is entered by an expression that is so when the plan narrows rows by another column instead: then the
 * expression is computed of each of them.
 */
function lostUnseen({ base, head }: Change, { declaredIndexes, head: now }: WatchedStatement): string[] {
  if (!now.ok || declaredIndexes.length === 0) return [];
  const there = validIndexes(head.catalog);
  return validIndexes(base.catalog)
    .filter(({ name }) => declaredIndexes.includes(name))
    .filter(
      (index) =>
        (BITMAP_ONLY.has(index.method) && !there.some((other) => standsIn(index, other))) ||
        (isOfExpression(index) && !there.some((other) => entersAlike(index, other))),
    )
    .map(({ name }) => name);
}

/** True for an index whose first key is computed. */
function isOfExpression({ keys: [first] }: Index): boolean {
  return first !== undefined && !/^"?\w+"?$/.test(first.expression);
}

/** True for an index of the same method with the same first key, for at least the rows that the other holds. */
function entersAlike({ method, keys: [first], definition }: Index, other: Index): boolean {
  const rows = rowsOf(other.definition);
  const [own] = other.keys;
  return (
    other.method === method &&
    own?.expression === first?.expression &&
    own?.opclass === first?.opclass &&
    (rows === '' || rows === rowsOf(definition))
  );
}

/** True for an index of the same method that holds each key, for at least the rows that the other holds. */
function standsIn({ method, keys, definition }: Index, other: Index): boolean {
  const held = other.keys.map(({ expression, opclass }) => `${expression} ${opclass}`);
  const rows = rowsOf(other.definition);
  return (
    other.method === method &&
    keys.every(({ expression, opclass }) => held.includes(`${expression} ${opclass}`)) &&
    (rows === '' || rows === rowsOf(definition))
  );
}

function rowsOf(definition: string): string {
  return / WHERE .*$/s.exec(definition)?.[0] ?? '';
}

/** Definition of every index by its name. */
function definitions(catalog: Catalog): Map<string, string> {
  return new Map(validIndexes(catalog).map(({ name, definition }) => [name, definition]));
}

/** An invalid one serves nobody. */
function validIndexes({ relations }: Catalog): Index[] {
  return relations.flatMap(({ indexes }) => indexes).filter((own) => own.valid);
}
