import type { Catalog, Grant } from '../catalog/catalog.ts';
import { quoteGrantee, quoteName, quoteRelation, quoteText } from '../catalog/quote.ts';
import { renderCollation, renderDomain } from '../catalog/render-sql.ts';
import { relationObjects } from './relation-objects.ts';

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
  /** What turns another object of this key into this one; drop and create when absent. */
  readonly alter?: string | Alteration | ((found: SchemaObject) => string);
  /** Key of the object that it is a part of, and whether making that makes this too. */
  readonly within?: { readonly key: string; readonly made: boolean };
}

/** `ALTER …` with a clause for each part that can differ. Clauses stand at the same places in every object of a key. */
export interface Alteration {
  readonly prefix: string;
  readonly clauses: readonly string[];
}

/** Takes a schema apart into its objects. Comments are left out. */
export function schemaObjects(catalog: Catalog): SchemaObject[] {
  return [
    ...(catalog.schemas ?? []).flatMap(({ name, grants }) =>
      grants.map((grant) => grantObject(`SCHEMA ${quoteName(name)}`, grant)),
    ),
    ...(catalog.memberships ?? []).map(({ role, member }) =>
      object(
        `membership of ${member} in ${role}`,
        '',
        `GRANT ${quoteName(role)} TO ${quoteName(member)};`,
        `REVOKE ${quoteName(role)} FROM ${quoteName(member)};`,
      ),
    ),
    ...catalog.extensions.map((name) =>
      object(
        `extension ${name}`,
        '',
        `CREATE EXTENSION ${quoteName(name)};`,
        `DROP EXTENSION ${quoteName(name)};`,
      ),
    ),
    ...(catalog.collations ?? []).map((collation) => {
      const create = renderCollation(collation);
      return object(
        `collation ${collation.name}`,
        create,
        create,
        `DROP COLLATION ${quoteRelation(collation.name)};`,
      );
    }),
    ...catalog.enums.map(({ name, labels }) => {
      const list = labels.map(quoteText).join(', ');
      const type = quoteRelation(name);
      const more = labels.map((label) => `ALTER TYPE ${type} ADD VALUE IF NOT EXISTS ${quoteText(label)};`);
      return {
        ...object(`type ${name}`, list, `CREATE TYPE ${type} AS ENUM (${list});`, `DROP TYPE ${type};`),
        alter: `${more.join(' ')} -- a label too many stays`,
      };
    }),
    ...(catalog.domains ?? []).map((domain) => {
      const create = renderDomain(domain);
      return object(`domain ${domain.name}`, create, create, `DROP DOMAIN ${quoteRelation(domain.name)};`);
    }),
    ...catalog.sequences.flatMap(({ name, ownedBy, grants, options }) => {
      const sequence = quoteRelation(name);
      return [
        {
          ...object(
            `sequence ${name}`,
            [ownedBy ?? '', options ?? ''].join(' ').trim(),
            `CREATE SEQUENCE ${sequence} ${options ?? ''};`.replace(' ;', ';'),
            `DROP SEQUENCE ${sequence};`,
          ),
          alter: `ALTER SEQUENCE ${sequence} ${options ?? PLAIN_SEQUENCE} OWNED BY ${ownedBy ?? 'NONE'};`,
        },
        ...grants.map((grant) => ({
          ...grantObject(`SEQUENCE ${sequence}`, grant),
          within: { key: `sequence ${name}`, made: false },
        })),
      ];
    }),
    ...catalog.relations.flatMap(relationObjects),
    ...catalog.functions.flatMap(({ name, definition, grants = EVERYBODY }) => [
      {
        ...object(`function ${name}`, definition, `${definition.trim()};`, `DROP FUNCTION ${name};`),
        alter: `${definition.trim()};`,
      },
      ...grants.map((grant) => ({
        ...grantObject(`FUNCTION ${name}`, grant),
        within: { key: `function ${name}`, made: grants === EVERYBODY },
      })),
    ]),
  ];
}

const PLAIN_SEQUENCE = 'AS bigint INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE';

/** What a function is granted when nobody says otherwise. */
const EVERYBODY: readonly Grant[] = [{ grantee: 'PUBLIC', privilege: 'EXECUTE', column: null }];

/** @param target as SQL takes it, a table's name or `SEQUENCE name` */
export function grantObject(target: string, { grantee, privilege, column }: Grant): SchemaObject {
  const what = (name: (own: string) => string): string =>
    column === null ? privilege : `${privilege} (${name(column)})`;
  return object(
    `grant ${what(String)} on ${target.replaceAll('"', '')} to ${grantee}`,
    '',
    `GRANT ${what(quoteName)} ON ${target} TO ${quoteGrantee(grantee)};`,
    `REVOKE ${what(quoteName)} ON ${target} FROM ${quoteGrantee(grantee)};`,
  );
}

/** An object of four texts. */
export function object(key: string, text: string, create: string, drop: string): SchemaObject {
  return { key, text, create, drop };
}
