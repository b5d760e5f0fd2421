import { MIGRATOR, type Column, type Relation } from '../catalog/catalog.ts';
import { quoteName, quoteRelation } from '../catalog/quote.ts';
import { renderTrigger } from '../catalog/render-sql.ts';
import { grantObject, object, type SchemaObject } from './schema-object.ts';

/** A table or view and its parts. */
export function relationObjects(relation: Relation): SchemaObject[] {
  const { name, kind, owner, definition } = relation;
  const key = `${kind} ${name}`;
  const target = quoteRelation(name);
  const word = kind.toUpperCase();
  const columns = relation.columns.map(columnClause).join(', ');
  const create =
    definition === null
      ? `CREATE TABLE ${target} (${columns});`
      : `CREATE ${word} ${target} AS ${definition}`;
  const part = (own: SchemaObject, made = false): SchemaObject => ({ ...own, within: { key, made } });
  return [
    {
      ...object(key, definition ?? '', create, `DROP ${word} ${target};`),
      holdsData: kind === 'table',
      ...(kind === 'view' ? { alter: `CREATE OR REPLACE VIEW ${target} AS ${definition}` } : {}),
    },
    ...(owner === MIGRATOR ? [] : [part(owned(key, `${word} ${target}`, owner))]),
    ...(kind === 'table' ? relation.columns.map((column) => part(columnObject(name, column), true)) : []),
    ...relation.constraints.map(({ name: own, definition: text, validated }) =>
      part(
        object(
          `constraint ${name}.${own}`,
          `${text} ${validated ? 'valid' : 'not valid'}`,
          `ALTER TABLE ${target} ADD CONSTRAINT ${quoteName(own)} ${text};`,
          `ALTER TABLE ${target} DROP CONSTRAINT ${quoteName(own)};`,
        ),
      ),
    ),
    ...relation.indexes
      .filter((index) => !relation.constraints.some((constraint) => constraint.name === index.name))
      .map((index) =>
        part(
          object(
            `index ${index.name}`,
            `${index.definition} ${index.valid ? 'valid' : 'INVALID'}`,
            `${index.definition.replace(/^CREATE (UNIQUE )?INDEX /, 'CREATE $1INDEX CONCURRENTLY ')};`,
            `DROP INDEX CONCURRENTLY ${quoteName(index.name)};`,
          ),
        ),
      ),
    ...relation.triggers.map((trigger) => {
      const sql = renderTrigger(name, trigger);
      const drop = `DROP TRIGGER ${quoteName(trigger.name)} ON ${target};`;
      return part(object(`trigger ${name}.${trigger.name}`, sql.join(' '), sql.join('\n'), drop));
    }),
    ...(relation.rules ?? []).map((rule) =>
      part(
        object(
          `rule ${name}.${rule.name}`,
          rule.definition,
          rule.definition,
          `DROP RULE ${quoteName(rule.name)} ON ${target};`,
        ),
      ),
    ),
    ...relation.policies.map((policy) =>
      part(
        object(
          `policy ${name}.${policy.name}`,
          policy.definition,
          policy.create,
          `DROP POLICY ${quoteName(policy.name)} ON ${target};`,
        ),
      ),
    ),
    ...(kind === 'table' ? tableSettings(relation).map((own) => part(own, own.create === '')) : []),
    ...relation.grants.map((grant) => part(grantObject(target, grant))),
  ];
}

/** Settings that every table has: `create` is empty where a new table has them by itself. */
function tableSettings({
  name,
  rowSecurity,
  forcedRowSecurity,
  options,
  unlogged,
}: Relation): SchemaObject[] {
  const alter = (words: string): string => `ALTER TABLE ${quoteRelation(name)} ${words};`;
  const setting = (key: string, text: string, sql: string, plain: boolean): SchemaObject => ({
    ...object(`${key} ${name}`, text, plain ? '' : sql, ''),
    alter: sql,
  });
  const set = (parameters: string): string => alter(`SET (${parameters})`);
  const security = rowSecurity ? 'ENABLE' : 'DISABLE';
  const forced = forcedRowSecurity === true ? 'FORCE' : 'NO FORCE';
  return [
    setting('row security', security, alter(`${security} ROW LEVEL SECURITY`), !rowSecurity),
    setting('forced row security', forced, alter(`${forced} ROW LEVEL SECURITY`), forcedRowSecurity !== true),
    {
      ...object(`storage parameters ${name}`, options ?? '', options === undefined ? '' : set(options), ''),
      alter: ({ text }) =>
        [
          ...(text === '' ? [] : [alter(`RESET (${text.replaceAll(/=[^,]*/g, '')})`)]),
          ...(options === undefined ? [] : [set(options)]),
        ].join('\n'),
    },
    setting(
      'persistence',
      unlogged === true ? 'UNLOGGED' : 'LOGGED',
      alter(unlogged === true ? 'SET UNLOGGED' : 'SET LOGGED'),
      unlogged !== true,
    ),
  ];
}

function columnObject(table: string, column: Column): SchemaObject {
  const { name, type, nullable, default: value, generated } = column;
  const target = quoteRelation(table);
  const own = `ALTER COLUMN ${quoteName(name)}`;
  const made =
    generated === null
      ? `${own} ${value === null ? 'DROP DEFAULT' : `SET DEFAULT ${value}`}`
      : `-- made by ${generated === 'always' || generated === 'by default' ? 'an identity' : value}: drop the column and add it again`;
  return {
    key: `column ${table}.${name}`,
    text: columnClause(column),
    create: `ALTER TABLE ${target} ADD COLUMN ${columnClause(column)};`,
    drop: `ALTER TABLE ${target} DROP COLUMN ${quoteName(name)};`,
    alter: {
      prefix: `ALTER TABLE ${target}`,
      clauses: [`${own} TYPE ${type}`, `${own} ${nullable ? 'DROP' : 'SET'} NOT NULL`, made],
    },
    holdsData: true,
  };
}

function columnClause({ name, type, nullable, default: value, generated }: Column): string {
  const rest = [nullable ? '' : ' NOT NULL', value === null || generated !== null ? '' : ` DEFAULT ${value}`];
  const computed = generated === 'stored' || generated === 'virtual';
  const made = computed ? ` GENERATED ALWAYS AS (${value}) ${generated.toUpperCase()}` : '';
  const identity = generated !== null && !computed ? ` GENERATED ${generated.toUpperCase()} AS IDENTITY` : '';
  return `${quoteName(name)} ${type}${rest.join('')}${made}${identity}`;
}

function owned(key: string, target: string, owner: string): SchemaObject {
  const alter = `ALTER ${target} OWNER TO ${quoteName(owner)};`;
  return { key: `owner of ${key}`, text: owner, create: alter, drop: '', alter };
}
