import { relationOf, type Catalog, type Grant } from '../catalog/catalog.ts';
import { tablesWritten } from '../catalog/trigger-effects.ts';
import { firingTriggers } from '../catalog/trigger-filled.ts';
import { since, sinceBroken, type Change, type WatchedStatement } from '../check/change.ts';
import type { Finding } from './finding.ts';
import { named, postgresWords, type Rule } from './rule.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

/** The consumer's role lost a privilege that one of its queries needs. */
export const privilege: Rule = {
  id: 'SA006',
  title: 'needed privilege missing',
  check: (change) =>
    change.statements.flatMap((statement) => [
      ...refused(change, statement),
      ...lostSequences(change, statement),
      ...lostByTriggers(change, statement),
    ]),
};

function refused(change: Change, statement: WatchedStatement): Finding[] {
  if (statement.head.ok) return [];
  const schemas = lostSchemas(change, statement);
  if (schemas.length > 0) return schemas;
  if (statement.head.sqlstate !== INSUFFICIENT_PRIVILEGE) return [];
  const [, kind = '', name = ''] =
    /permission denied for (\w+(?: \w+)?) "?([\w.]+)"?/.exec(statement.head.message) ?? [];
  const about = { needs: name || 'what it uses', migration: sinceBroken(change, statement) };
  if (!['table', 'view', 'materialized view'].includes(kind))
    return [finding(statement, signatureOf(statement, name) ?? (name || statement.role), about)];
  // PostgreSQL names a table without its schema.
  const table = statement.relations.find((own) => own.table.split('.').at(-1) === name)?.table ?? name;
  const lost = lostGrants(change, statement.role, table).filter(
    ({ column }) =>
      column === null || statement.uses.some((use) => use.table === table && use.column === column),
  );
  if (lost.length === 0) return [finding(statement, table, { ...about, needs: table })];
  return lost.map((grant) => {
    const object = grant.column === null ? table : `${table}.${grant.column}`;
    return finding(statement, object, {
      needs: object,
      migration: since(change, ({ catalog }) => !holds(catalog, table, grant)),
    });
  });
}

/** PostgreSQL names a function without its arguments. */
function signatureOf({ functions }: WatchedStatement, name: string): string | undefined {
  return functions.find((own) => own.name.startsWith(`${name}(`))?.name;
}

/** Without USAGE on a schema its tables are not found, or are refused, depending on how the query names them. */
function lostSchemas(change: Change, statement: WatchedStatement): Finding[] {
  const schemas = new Set(
    statement.relations.map(({ table }) => (table.includes('.') ? table.split('.')[0] : 'public')),
  );
  return [...schemas]
    .filter((schema) => isThere(change, String(schema)))
    .flatMap((schema) => lostUse(change, statement, `schema ${schema}`, String(schema)));
}

/** A schema that was dropped or renamed took its tables along, which other rules say. */
function isThere({ head }: Change, schema: string): boolean {
  return schema === 'public' || head.catalog.relations.some(({ name }) => name.startsWith(`${schema}.`));
}

/** A default that calls nextval needs USAGE on the sequence, which only running the INSERT would tell. */
function lostSequences(change: Change, statement: WatchedStatement): Finding[] {
  return statement.facts.writes
    .filter(({ kind }) => kind === 'insert')
    .flatMap(({ table, columns }) =>
      (relationOf(change.head.catalog, table)?.columns ?? [])
        .filter(({ name }) => columns?.includes(name) === false)
        .flatMap((column) => /^nextval\('"?([\w.]+)"?'::regclass\)/.exec(column.default ?? '')?.[1] ?? []),
    )
    .flatMap((sequence) => lostUse(change, statement, `sequence ${sequence}`, sequence));
}

/** What a trigger writes it writes in the name of whoever wrote, which only running the statement would tell. */
function lostByTriggers(change: Change, statement: WatchedStatement): Finding[] {
  if (!statement.head.ok) return [];
  const tables = statement.facts.writes.flatMap(({ table, kind }) =>
    firingTriggers(change.base.catalog, table, kind)
      .filter(({ text }) => !/\bSECURITY DEFINER\b/.test(text))
      .flatMap((trigger) =>
        [...tablesWritten(trigger)].map((written) => ({ written, does: wordsOf(trigger.text) })),
      ),
  );
  return [...new Map(tables.map((own) => [own.written, own])).values()].flatMap(({ written: table, does }) =>
    lostGrants(change, statement.role, table)
      .filter(({ privilege: kind, column }) => does.has(kind) && column === null)
      .slice(0, 1)
      .map((grant) => ({
        ...finding(statement, table, {
          needs: table,
          migration: since(change, ({ catalog }) => !holds(catalog, table, grant)),
        }),
        postgres: `${INSUFFICIENT_PRIVILEGE} permission denied for table ${table}`,
        message: `${statement.role} may no longer write ${table}, which a trigger does for what the query writes`,
      })),
  );
}

/** The privileges to write that a text speaks of. */
function wordsOf(text: string): Set<string> {
  return new Set(
    ['INSERT', 'UPDATE', 'DELETE'].filter((word) => new RegExp(`\\b${word}\\b`, 'i').test(text)),
  );
}

function lostUse(change: Change, statement: WatchedStatement, what: string, object: string): Finding[] {
  const use = `${statement.role} ${what}`;
  const roleIsThere = change.head.mayUse.has(`${statement.role} role`);
  if (!roleIsThere || !change.base.mayUse.has(use) || change.head.mayUse.has(use)) return [];
  return [
    finding(statement, object, {
      needs: what,
      migration: since(change, ({ mayUse }) => !mayUse.has(use)),
    }),
  ];
}

function lostGrants(change: Change, role: string, table: string): Grant[] {
  return (relationOf(change.base.catalog, table)?.grants ?? []).filter(
    (grant) => [role, 'PUBLIC'].includes(grant.grantee) && !holds(change.head.catalog, table, grant),
  );
}

function holds(catalog: Catalog, table: string, grant: Grant): boolean {
  return (relationOf(catalog, table)?.grants ?? []).some(
    ({ grantee, privilege: kind, column }) =>
      grantee === grant.grantee && kind === grant.privilege && column === grant.column,
  );
}

function finding(
  statement: WatchedStatement,
  object: string,
  { needs, migration }: { readonly needs: string } & Pick<Finding, 'migration'>,
): Finding {
  return {
    rule: 'SA006',
    severity: 'error',
    class: 'query',
    object,
    ...named(statement),
    migration,
    postgres: postgresWords(statement),
    message: `${statement.role} may no longer use ${needs}, which the query needs`,
    remedy: `Grant it to ${statement.role} in the same migration, column by column for readers.`,
  };
}
