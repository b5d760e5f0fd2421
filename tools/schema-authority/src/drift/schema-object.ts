import { MIGRATOR, type Catalog, type Column, type Grant, type Relation } from '../catalog/catalog.ts';

/** One object of a schema on its own: what it is, what makes it, what takes it away. */
export interface SchemaObject {
  /** Class and name, for example `column resource_references.kind`. Unique within a schema. */
  readonly key: string;
  /** Everything that must be equal; two objects with the same key and text are the same. */
  readonly text: string;
  /** SQL that makes it. */
  readonly create: string;
  /** SQL that takes it away. */
  readonly drop: string;
  /** True when taking it away destroys rows: the repair is then only suggested, as a comment. */
  readonly holdsData?: boolean;
  /** SQL that turns another object of this key into this one; drop and create when absent. */
  readonly alter?: string;
}

/** Takes a schema apart into its objects, in an order in which they can be made. Comments are left out. */
export function schemaObjects(catalog: Catalog): SchemaObject[] {
  return [
    ...catalog.extensions.map((name) =>
      object(`extension ${name}`, '', `CREATE EXTENSION ${name};`, `DROP EXTENSION ${name};`),
    ),
    ...catalog.enums.map(({ name, labels }) => {
      const list = labels.map(literal).join(', ');
      return object(`type ${name}`, list, `CREATE TYPE ${name} AS ENUM (${list});`, `DROP TYPE ${name};`);
    }),
    ...catalog.sequences.flatMap(({ name, ownedBy, grants }) => [
      object(`sequence ${name}`, ownedBy ?? '', `CREATE SEQUENCE ${name};`, `DROP SEQUENCE ${name};`),
      ...grants.map((grant) => grantObject(`SEQUENCE ${name}`, grant)),
    ]),
    ...catalog.relations.flatMap(relationObjects),
    ...catalog.functions.map(({ name, definition }) =>
      object(`function ${name}`, definition, `${definition.trim()};`, `DROP FUNCTION ${name};`),
    ),
  ];
}

function relationObjects(relation: Relation): SchemaObject[] {
  const { name, kind, owner, definition, rowSecurity } = relation;
  const word = kind.toUpperCase();
  const columns = relation.columns.map(columnClause).join(', ');
  const create =
    definition === null ? `CREATE TABLE ${name} (${columns});` : `CREATE ${word} ${name} AS ${definition}`;
  const security = rowSecurity ? 'ENABLE' : 'DISABLE';
  return [
    {
      ...object(`${kind} ${name}`, definition ?? '', create, `DROP ${word} ${name};`),
      holdsData: kind === 'table',
    },
    ...(owner === MIGRATOR ? [] : [owned(`${kind} ${name}`, word, name, owner)]),
    ...(kind === 'table' ? relation.columns.map((column) => columnObject(name, column)) : []),
    ...relation.constraints.map((constraint) =>
      object(
        `constraint ${name}.${constraint.name}`,
        `${constraint.definition} ${constraint.validated ? 'valid' : 'not valid'}`,
        `ALTER TABLE ${name} ADD CONSTRAINT ${constraint.name} ${constraint.definition};`,
        `ALTER TABLE ${name} DROP CONSTRAINT ${constraint.name};`,
      ),
    ),
    ...relation.indexes
      .filter((index) => !relation.constraints.some((constraint) => constraint.name === index.name))
      .map((index) =>
        object(
          `index ${index.name}`,
          `${index.definition} ${index.valid ? 'valid' : 'INVALID'}`,
          `${index.definition.replace(/^CREATE (UNIQUE )?INDEX /, 'CREATE $1INDEX CONCURRENTLY ')};`,
          `DROP INDEX CONCURRENTLY ${index.name};`,
        ),
      ),
    ...relation.triggers.map((trigger) =>
      object(
        `trigger ${name}.${trigger.name}`,
        trigger.definition,
        `${trigger.definition};`,
        `DROP TRIGGER ${trigger.name} ON ${name};`,
      ),
    ),
    ...relation.policies.map((policy) =>
      object(
        `policy ${name}.${policy.name}`,
        policy.definition,
        `-- create policy ${policy.name} on ${name} again as its migration does`,
        `DROP POLICY ${policy.name} ON ${name};`,
      ),
    ),
    {
      ...object(`row security ${name}`, security, '', ''),
      alter: `ALTER TABLE ${name} ${security} ROW LEVEL SECURITY;`,
    },
    ...relation.grants.map((grant) => grantObject(name, grant)),
  ];
}

function columnObject(table: string, column: Column): SchemaObject {
  const { name, type, nullable, default: value, generated } = column;
  const alter = [
    `ALTER COLUMN ${name} TYPE ${type}`,
    `ALTER COLUMN ${name} ${nullable ? 'DROP' : 'SET'} NOT NULL`,
    ...(generated === null
      ? [`ALTER COLUMN ${name} ${value === null ? 'DROP DEFAULT' : `SET DEFAULT ${value}`}`]
      : []),
  ];
  return {
    key: `column ${table}.${name}`,
    text: columnClause(column),
    create: `ALTER TABLE ${table} ADD COLUMN ${columnClause(column)};`,
    drop: `ALTER TABLE ${table} DROP COLUMN ${name};`,
    alter: `ALTER TABLE ${table} ${alter.join(', ')};`,
    holdsData: true,
  };
}

function columnClause({ name, type, nullable, default: value, generated }: Column): string {
  const rest = [nullable ? '' : ' NOT NULL', value === null || generated !== null ? '' : ` DEFAULT ${value}`];
  const made = generated === 'stored' ? ` GENERATED ALWAYS AS (${value}) STORED` : '';
  const identity =
    generated !== null && generated !== 'stored' ? ` GENERATED ${generated.toUpperCase()} AS IDENTITY` : '';
  return `${name} ${type}${rest.join('')}${made}${identity}`;
}

function grantObject(target: string, { grantee, privilege, column }: Grant): SchemaObject {
  const what = column === null ? privilege : `${privilege} (${column})`;
  return object(
    `grant ${what} on ${target} to ${grantee}`,
    '',
    `GRANT ${what} ON ${target} TO ${grantee};`,
    `REVOKE ${what} ON ${target} FROM ${grantee};`,
  );
}

function owned(key: string, word: string, name: string, owner: string): SchemaObject {
  const alter = `ALTER ${word} ${name} OWNER TO ${owner};`;
  return { key: `owner of ${key}`, text: owner, create: alter, drop: '', alter };
}

function object(key: string, text: string, create: string, drop: string): SchemaObject {
  return { key, text, create, drop };
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
