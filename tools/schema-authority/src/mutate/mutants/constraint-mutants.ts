import type { Constraint, Relation } from '../../catalog/catalog.ts';
import { closedSet } from '../../catalog/vocabularies.ts';
import type { Mutant } from '../mutant.ts';
import { POOLS } from '../pools.ts';
import { literal, name } from './literal.ts';

/** What can be done to checks and foreign keys of a table. */
export function constraintMutants(table: Relation): Mutant[] {
  return table.constraints.flatMap((constraint) => {
    if (constraint.type === 'foreign key') return foreignKey(table, constraint);
    return constraint.type === 'check' ? [...check(table, constraint), ...vocabulary(table, constraint)] : [];
  });
}

function foreignKey(table: Relation, { name: key, columns, definition }: Constraint): Mutant[] {
  const alter = `ALTER TABLE ${name(table.name)}`;
  const drop = `${alter} DROP CONSTRAINT ${name(key)}`;
  const add = `${alter} ADD CONSTRAINT ${name(key)} ${definition}`;
  const names = columns.map((column) => `${table.name}.${column}`);
  const of = (kind: string, sql: string): Mutant => ({ kind, object: key, names, sql });
  return [
    of('drop foreign key', drop),
    of('alter foreign key', `${drop}; ${add} ON DELETE CASCADE`),
    of('alter foreign key', `${drop}; ${add} DEFERRABLE INITIALLY DEFERRED`),
    of('alter foreign key', `${drop}; ${add} NOT VALID`),
  ];
}

function check(table: Relation, { name: key, columns, definition }: Constraint): Mutant[] {
  const alter = `ALTER TABLE ${name(table.name)}`;
  const drop = `${alter} DROP CONSTRAINT ${name(key)}`;
  const names = columns.map((column) => `${table.name}.${column}`);
  const of = (kind: string, sql: string): Mutant => ({ kind, object: key, names, sql });
  return [
    of('drop check', drop),
    {
      ...of('rename constraint', `${alter} RENAME CONSTRAINT ${name(key)} TO ${name(`renamed_${key}`)}`),
      pool: POOLS.unnoticed,
    },
    {
      ...of('check not valid', `${drop}; ${alter} ADD CONSTRAINT ${name(key)} ${definition} NOT VALID`),
      pool: POOLS.madeAgain,
    },
  ];
}

function vocabulary(table: Relation, { name: key, definition }: Constraint): Mutant[] {
  const closed = closedSet(definition);
  if (closed === null) return [];
  const { column, values } = closed;
  const [t, c] = [name(table.name), name(column)];
  const object = `${table.name}.${column}`;
  const replace = (now: readonly string[], between = ''): string =>
    `ALTER TABLE ${t} DROP CONSTRAINT ${name(key)}; ${between}` +
    `ALTER TABLE ${t} ADD CONSTRAINT ${name(key)} CHECK (${c} IN (${now.map(literal).join(', ')}))`;
  const set = (from: string, to: string): string =>
    `UPDATE ${t} SET ${c} = ${literal(to)} WHERE ${c} = ${literal(from)}`;
  return [
    {
      kind: 'add vocabulary value',
      object,
      names: [object],
      sql: replace([...values, 'value_added']),
    },
    ...values.flatMap((value, index): Mutant[] => {
      const others = values.filter((other) => other !== value);
      const [instead] = others;
      const named = `${object} '${value}'`;
      const renamed = `${value}_renamed`;
      return [
        ...(instead === undefined
          ? []
          : [
              {
                kind: 'remove vocabulary value',
                object: named,
                names: [object],
                sql: replace(others),
                prepare: set(value, instead),
              },
            ]),
        {
          kind: 'rename vocabulary value',
          object: named,
          names: [object],
          sql: replace(values.with(index, renamed), `${set(value, renamed)}; `),
        },
      ];
    }),
  ];
}
