import type { Catalog } from '../../catalog/catalog.ts';
import type { Mutant } from '../mutant.ts';
import { literal, name } from './literal.ts';

/** What can be done to enum types and to functions. */
export function typeObjectMutants(catalog: Catalog): Mutant[] {
  return [...enumMutants(catalog), ...functionMutants(catalog)];
}

function enumMutants({ enums, relations }: Catalog): Mutant[] {
  return enums.flatMap(({ name: type, labels }): Mutant[] => {
    const columns = relations.flatMap((relation) =>
      relation.columns
        .filter((column) => relation.kind === 'table' && column.type === type)
        .map((column) => ({ ...column, table: relation.name })),
    );
    const names = [type, ...columns.map((column) => `${column.table}.${column.name}`)];
    const t = name(type);
    return [
      { kind: 'rename type', object: type, names, sql: `ALTER TYPE ${t} RENAME TO renamed_type` },
      { kind: 'add enum label', object: type, names, sql: `ALTER TYPE ${t} ADD VALUE 'label_added'` },
      ...labels.flatMap((label): Mutant[] => {
        const others = labels.filter((other) => other !== label);
        const change = ({ table, name: column, default: value }: (typeof columns)[number]): string => {
          const alter = `ALTER TABLE ${name(table)} ALTER COLUMN ${name(column)}`;
          const retype = `${alter} TYPE ${t} USING ${name(column)}::text::${t}`;
          return value === null
            ? retype
            : `${alter} DROP DEFAULT; ${retype}; ${alter} SET DEFAULT ${value.replace(/::.*/, '')}`;
        };
        return [
          {
            kind: 'rename enum label',
            object: `${type} '${label}'`,
            names,
            sql: `ALTER TYPE ${t} RENAME VALUE ${literal(label)} TO ${literal(`${label}_renamed`)}`,
          },
          {
            kind: 'remove enum label',
            object: `${type} '${label}'`,
            names,
            prepare: columns
              .map(
                ({ table, name: column }) =>
                  `UPDATE ${name(table)} SET ${name(column)} = ${literal(others[0] ?? '')} WHERE ${name(column)} = ${literal(label)}`,
              )
              .join('; '),
            sql: [
              `ALTER TYPE ${t} RENAME TO type_before`,
              `CREATE TYPE ${t} AS ENUM (${others.map(literal).join(', ')})`,
              ...columns.map(change),
              `DROP TYPE type_before`,
            ].join('; '),
          },
        ];
      }),
    ];
  });
}

function functionMutants({ functions }: Catalog): Mutant[] {
  return functions.flatMap(({ name: signature, definition }): Mutant[] => {
    const [, head = '', returns = ''] = /^([\s\S]*?RETURNS ([^\n]+)\n)/.exec(definition) ?? [];
    if (head === '' || returns === 'trigger') return [];
    const of = (kind: string, sql: string): Mutant => ({ kind, object: signature, names: [signature], sql });
    return [
      of('drop function', `DROP FUNCTION ${signature} CASCADE`),
      of('change function', `${head} LANGUAGE sql AS 'SELECT NULL::${returns}'`),
      of('make function again', definition),
    ];
  });
}
