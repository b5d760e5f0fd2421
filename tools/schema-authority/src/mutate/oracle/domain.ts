import { admitsNull, columnOf, type Catalog, type Column } from '../../catalog/catalog.ts';
import { vocabularies } from '../../catalog/vocabularies.ts';
import { isWidening } from '../../rules/types.ts';
import { literal, name } from '../mutants/literal.ts';

/** A value that one of two schemas admits in a column and the other refuses. */
export interface DomainProbe {
  readonly table: string;
  readonly column: string;
  /** Puts the value into every row: into each that a statement finds by a key. */
  readonly sql: string;
  /** The schema on which such rows can be: `after` for something loosened, `before` for something narrowed. */
  readonly admittedBy: 'before' | 'after';
  readonly says: string;
}

/** A word no vocabulary has. */
const STRANGE = 'strange word';

/**
 * What columns may hold on one side only: NULL where it was forbidden, words outside a vocabulary that is no longer
 * closed, words that were struck from it, values too long or too large for a narrower type. NULL that is forbidden from
 * now on is not among them: only a writer can mind.
 */
export function domainProbes(before: Catalog, after: Catalog): DomainProbe[] {
  return before.relations
    .filter(({ kind }) => kind === 'table')
    .flatMap(({ name: table, columns }) =>
      columns.flatMap((column) => {
        const now = columnOf(after, table, column.name);
        return now === undefined ? [] : probesOf(table, { before, after }, column, now);
      }),
    );
}

function probesOf(
  table: string,
  { before, after }: { readonly before: Catalog; readonly after: Catalog },
  column: Column,
  now: Column,
): DomainProbe[] {
  const words = (catalog: Catalog): readonly string[] | undefined =>
    vocabularies(catalog).find((own) => own.table === table && own.column === column.name)?.values;
  const probe = (value: string, admittedBy: DomainProbe['admittedBy'], says: string): DomainProbe => ({
    table,
    column: column.name,
    sql: `UPDATE ${name(table)} SET ${name(column.name)} = ${value}`,
    admittedBy,
    says: `${table}.${column.name} ${says}`,
  });
  const [was, is] = [words(before), words(after)];
  return [
    ...(!admitsNull(before, column) && admitsNull(after, now) ? [probe('NULL', 'after', 'is NULL')] : []),
    ...(was !== undefined && is === undefined ? [probe(literal(STRANGE), 'after', `is '${STRANGE}'`)] : []),
    ...(was ?? [])
      .filter((word) => is?.includes(word) === false)
      .map((word) => probe(literal(word), 'before', `can no longer be '${word}'`)),
    ...beyond(column.type, now.type).map((value) =>
      probe(value, 'before', `can no longer be what ${now.type} has no room for`),
    ),
  ];
}

/** A number that no other row has. */
const NUMBER = '((ctid::text::point)[0] * 1000 + (ctid::text::point)[1])::bigint';

/** Values of the wider type that the narrower one has no room for, another in each row. */
function beyond(wide: string, narrow: string): string[] {
  if (wide === narrow || isWidening(wide, narrow)) return [];
  const length = Number(/^character varying\((\d+)\)$/.exec(narrow)?.[1] ?? 0);
  if (length > 0) return [`rpad(${NUMBER}::text, ${length + 1}, 'w')`];
  if (narrow === 'smallint') return [`100000 + ${NUMBER}`];
  if (narrow === 'integer') return [`3000000000 + ${NUMBER}`];
  return [];
}
