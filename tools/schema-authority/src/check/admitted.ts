import type pg from 'pg';
import { columnOf, relationOf, type Catalog } from '../catalog/catalog.ts';
import { vocabularies, type Vocabulary } from '../catalog/vocabularies.ts';
import { aside } from './aside.ts';

/** What became of a closed vocabulary whose checks were changed: PostgreSQL was asked, whatever they look like now. */
export interface Admitted {
  /** Values of the vocabulary that the column still takes. */
  readonly values: ReadonlySet<string>;
  /** True when it takes a value that nobody ever gave it. */
  readonly open: boolean;
}

/** A value that is in no vocabulary. */
const OUTSIDER = 'schema-authority: in no vocabulary';

/**
 * Tries the values of the base's vocabularies on the checks of the new schema, for columns of which these are others
 * than before. Needs an open transaction, which it leaves as it was.
 * @returns by `table.column`
 */
export async function admittedValues(
  client: pg.Client,
  base: Catalog,
  head: Catalog,
): Promise<Map<string, Admitted>> {
  const found = new Map<string, Admitted>();
  for (const vocabulary of vocabularies(base)) {
    const { table, column, values } = vocabulary;
    const type = columnOf(head, table, column)?.type;
    if (type === undefined || checksOf(base, vocabulary) === checksOf(head, vocabulary)) continue;
    const taken = new Set<string>();
    for (const value of [...values, OUTSIDER]) {
      if (await takes(client, conditionOf(head, vocabulary), { column, type, value })) taken.add(value);
    }
    found.set(`${table}.${column}`, { values: taken, open: taken.has(OUTSIDER) });
  }
  return found;
}

/** Definitions of the checks that look at the column alone. */
export function checksOf(catalog: Catalog, { table, column }: Pick<Vocabulary, 'table' | 'column'>): string {
  const constraints = relationOf(catalog, table)?.constraints ?? [];
  return constraints
    .filter(({ type, columns }) => type === 'check' && String(columns) === column)
    .map(({ definition }) => definition.replace(/ NOT VALID$/, ''))
    .sort()
    .join('\n');
}

function conditionOf(catalog: Catalog, vocabulary: Vocabulary): string {
  const conditions = checksOf(catalog, vocabulary)
    .split('\n')
    .flatMap((definition) => /^CHECK (.*?)(?: NO INHERIT)?$/s.exec(definition)?.[1] ?? []);
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

/** A check refuses only what makes it false; what the type refuses is an error. */
async function takes(
  client: pg.Client,
  condition: string,
  { column, type, value }: { readonly column: string; readonly type: string; readonly value: string },
): Promise<boolean> {
  return aside(client, async () => {
    const { rows } = await client.query<{ takes: boolean }>(
      `SELECT (${condition}) IS NOT FALSE AS takes FROM (SELECT ($1::text)::${type} AS "${column.replaceAll('"', '""')}") AS given`,
      [value],
    );
    return rows[0]?.takes === true;
  }).catch(() => false);
}
