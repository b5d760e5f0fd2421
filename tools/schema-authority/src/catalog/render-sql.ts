import {
  MIGRATOR,
  type Catalog,
  type Collation,
  type Column,
  type Domain,
  type Grant,
  type Relation,
  type Sequence,
  type Trigger,
} from './catalog.ts';
import { quoteGrantee, quoteName, quoteRelation, quoteText } from './quote.ts';

const HEADER = `-- The schema as it stands after all migrations, for people to read and reviewers to compare.
-- Generated from apps/data-storage/migrations. Do not edit: change a migration, then run
-- npm run schema -- generate
`;

/**
 * The catalog as SQL that makes the same schema again (given the roles and the extension), in an order without forward
 * references. Written from our own catalog and not by pg_dump, whose text differs between server versions.
 */
export function renderSql(catalog: Catalog): string {
  const tables = catalog.relations.filter(({ kind }) => kind === 'table');
  const views = catalog.relations.filter(({ kind }) => kind !== 'table');
  const parts = [
    ...catalog.extensions.map((name) => `CREATE EXTENSION IF NOT EXISTS ${quoteName(name)};`),
    ...catalog.enums.map(
      ({ name, labels }) =>
        `CREATE TYPE ${quoteRelation(name)} AS ENUM (${labels.map(quoteText).join(', ')});`,
    ),
    ...(catalog.domains ?? []).map(renderDomain),
    ...(catalog.collations ?? []).map(renderCollation),
    catalog.sequences
      .map(({ name, options }) => `CREATE SEQUENCE ${[quoteRelation(name), options].join(' ').trim()};`)
      .join('\n'),
    ...tables.map(renderRelation),
    tables.flatMap((table) => foreignKeys(table)).join('\n'),
    catalog.sequences.flatMap(renderSequence).join('\n'),
    ...catalog.functions.map(({ definition }) => `${definition.trim()};`),
    ...views.map(renderRelation),
  ];
  return `${HEADER}\n${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** SQL that makes a domain. */
export function renderDomain({ name, type, nullable, default: value, constraints }: Domain): string {
  return [
    `CREATE DOMAIN ${quoteRelation(name)} AS ${type}`,
    ...(value === null ? [] : [`DEFAULT ${value}`]),
    ...(nullable ? [] : ['NOT NULL']),
    ...constraints.map((check) => `CONSTRAINT ${quoteName(check.name)} ${check.definition}`),
  ]
    .join('\n    ')
    .concat(';');
}

/** SQL that makes a collation. */
export function renderCollation({ name, provider, locale, deterministic }: Collation): string {
  return `CREATE COLLATION ${quoteRelation(name)} (provider = ${provider}, locale = ${quoteText(locale)}, deterministic = ${deterministic});`;
}

/** SQL that makes a trigger fire as it does. */
export function renderTrigger(table: string, { name, definition, fires }: Trigger): string[] {
  const state = { never: 'DISABLE', replica: 'ENABLE REPLICA', always: 'ENABLE ALWAYS' };
  return [
    `${definition};`,
    ...(fires === undefined
      ? []
      : [`ALTER TABLE ${quoteRelation(table)} ${state[fires]} TRIGGER ${quoteName(name)};`]),
  ];
}

function renderSequence({ name, ownedBy, grants }: Sequence): string[] {
  return [
    ...(ownedBy === null ? [] : [`ALTER SEQUENCE ${quoteRelation(name)} OWNED BY ${ownedBy};`]),
    ...grants.map(
      ({ grantee, privilege }) =>
        `GRANT ${privilege} ON SEQUENCE ${quoteRelation(name)} TO ${quoteGrantee(grantee)};`,
    ),
  ];
}

function renderRelation(relation: Relation): string {
  const target = relation.kind === 'table' ? 'TABLE' : relation.kind.toUpperCase();
  const name = quoteRelation(relation.name);
  return [
    relation.definition === null
      ? renderTable(relation)
      : `CREATE ${target} ${name} AS\n${relation.definition.trim()}`,
    ...standaloneIndexes(relation).map(({ definition }) => `${definition};`),
    ...relation.triggers.flatMap((trigger) => renderTrigger(relation.name, trigger)),
    ...(relation.rules ?? []).map(({ definition }) => definition),
    ...relation.policies.map(({ create }) => create),
    ...(relation.rowSecurity ? [`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;`] : []),
    // An owner outside the group roles is whoever migrated: a login, different on every server.
    ...(relation.owner === MIGRATOR
      ? []
      : [`ALTER ${target} ${name} OWNER TO ${quoteName(relation.owner)};`]),
    ...renderGrants(relation),
    ...(relation.comment === null ? [] : [`COMMENT ON ${target} ${name} IS ${quoteText(relation.comment)};`]),
    ...relation.columns.flatMap(({ name: column, comment }) =>
      comment === null ? [] : [`COMMENT ON COLUMN ${name}.${quoteName(column)} IS ${quoteText(comment)};`],
    ),
  ].join('\n');
}

function foreignKeys({ name, constraints }: Relation): string[] {
  return constraints
    .filter(({ type }) => type === 'foreign key')
    .map(
      (key) => `ALTER TABLE ${quoteRelation(name)} ADD CONSTRAINT ${quoteName(key.name)} ${key.definition};`,
    );
}

function renderTable(relation: Relation): string {
  const columns = relation.columns.map((column) =>
    [quoteName(column.name), column.type, column.nullable ? '' : 'NOT NULL', defaultClause(column)]
      .filter((word) => word !== '')
      .join(' '),
  );
  const constraints = relation.constraints
    .filter(({ type }) => type !== 'foreign key')
    .map(({ name, definition }) => `CONSTRAINT ${quoteName(name)} ${definition}`);
  const unlogged = relation.unlogged === true ? 'UNLOGGED ' : '';
  const options = relation.options === undefined ? '' : ` WITH (${relation.options})`;
  return `CREATE ${unlogged}TABLE ${quoteRelation(relation.name)} (\n    ${[...columns, ...constraints].join(',\n    ')}\n)${options};`;
}

function defaultClause(column: Column): string {
  if (column.generated === 'stored' || column.generated === 'virtual')
    return `GENERATED ALWAYS AS (${column.default}) ${column.generated.toUpperCase()}`;
  if (column.generated !== null) return `GENERATED ${column.generated.toUpperCase()} AS IDENTITY`;
  return column.default === null ? '' : `DEFAULT ${column.default}`;
}

/** Indexes behind a primary key or unique constraint are written as that constraint already. */
function standaloneIndexes(relation: Relation): Relation['indexes'] {
  const owned = new Set(relation.constraints.map(({ name }) => name));
  return relation.indexes.filter(({ name }) => !owned.has(name));
}

function renderGrants(relation: Relation): string[] {
  const lines = new Map<string, { privileges: string[]; columns: string[] }>();
  for (const [grantee, grants] of byGrantee(relation.grants)) {
    const whole = grants.filter(({ column }) => column === null).map(({ privilege }) => privilege);
    if (whole.length > 0) lines.set(`${grantee}:*`, { privileges: whole, columns: [] });
    for (const grant of grants) {
      if (grant.column === null) continue;
      const line = lines.get(`${grantee}:${grant.privilege}`) ?? {
        privileges: [grant.privilege],
        columns: [],
      };
      line.columns.push(quoteName(grant.column));
      lines.set(`${grantee}:${grant.privilege}`, line);
    }
  }
  return [...lines].map(([key, { privileges, columns }]) => {
    const on = columns.length === 0 ? '' : ` (${columns.join(', ')})`;
    return `GRANT ${privileges.join(', ')}${on} ON ${quoteRelation(relation.name)} TO ${quoteGrantee(key.split(':')[0] ?? '')};`;
  });
}

function byGrantee(grants: readonly Grant[]): Map<string, Grant[]> {
  const groups = new Map<string, Grant[]>();
  for (const grant of grants) groups.set(grant.grantee, [...(groups.get(grant.grantee) ?? []), grant]);
  return groups;
}
