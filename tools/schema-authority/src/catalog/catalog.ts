/** The schema as data: what `catalog.json` holds and what two states of a schema are compared by. */
export interface Catalog {
  readonly extensions: readonly string[];
  readonly sequences: readonly Sequence[];
  readonly relations: readonly Relation[];
  readonly enums: readonly { readonly name: string; readonly labels: readonly string[] }[];
  readonly functions: readonly SqlFunction[];
  /** Absent when there is none. */
  readonly domains?: readonly Domain[];
  /** Collations that migrations made; absent when there is none. */
  readonly collations?: readonly Collation[];
  /** Schemas with what is granted on them; absent where nobody but the owner is granted anything. */
  readonly schemas?: readonly { readonly name: string; readonly grants: readonly Grant[] }[];
  /** Group roles that are members of others; absent when there is none. */
  readonly memberships?: readonly { readonly role: string; readonly member: string }[];
}

export interface SqlFunction {
  /** With its argument types. */
  readonly name: string;
  readonly definition: string;
  /** Absent when everybody may execute it, as is usual. */
  readonly grants?: readonly Grant[];
}

/** How text is compared. */
export interface Collation {
  readonly name: string;
  readonly provider: string;
  readonly locale: string;
  /** False when texts of different bytes can be equal. */
  readonly deterministic: boolean;
}

/** A type that limits another one. */
export interface Domain {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly default: string | null;
  readonly constraints: readonly Pick<Constraint, 'name' | 'definition' | 'validated'>[];
}

export interface Sequence {
  readonly name: string;
  /** `table.column` it belongs to, null for one on its own. */
  readonly ownedBy: string | null;
  readonly grants: readonly Grant[];
  /** How it counts, as `CREATE SEQUENCE` takes it; absent when it counts as all do. */
  readonly options?: string;
}

/** A table or a view. */
export interface Relation {
  /** With its schema in front when that is not `public`. */
  readonly name: string;
  readonly kind: 'table' | 'view' | 'materialized view';
  readonly owner: string;
  readonly comment: string | null;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  readonly triggers: readonly Trigger[];
  /** Rewrite rules of a table; absent when there is none. */
  readonly rules?: readonly { readonly name: string; readonly definition: string }[];
  readonly grants: readonly Grant[];
  /** True when row security is enabled. */
  readonly rowSecurity: boolean;
  /** True when row security holds for the owner too. */
  readonly forcedRowSecurity?: true;
  readonly policies: readonly Policy[];
  /** Storage parameters, as `WITH` takes them. */
  readonly options?: string;
  /** True for a table that a crash empties. */
  readonly unlogged?: true;
  /** The query of a view, null for a table. */
  readonly definition: string | null;
}

export interface Column {
  readonly name: string;
  /** As PostgreSQL formats it, dimension and length included, with a collation that is not the type's own. */
  readonly type: string;
  readonly nullable: boolean;
  /** Default expression, or the expression of a generated column. */
  readonly default: string | null;
  /** `always` or `by default` for an identity column, `stored` or `virtual` for a generated one. */
  readonly generated: 'always' | 'by default' | 'stored' | 'virtual' | null;
  readonly comment: string | null;
}

export interface Constraint {
  readonly name: string;
  readonly type: 'primary key' | 'unique' | 'foreign key' | 'check' | 'exclusion';
  readonly columns: readonly string[];
  readonly definition: string;
  /** False for a constraint that is NOT VALID. */
  readonly validated: boolean;
}

export interface Policy {
  readonly name: string;
  /** Command, kind, roles and conditions in words. */
  readonly definition: string;
  /** SQL that makes it. */
  readonly create: string;
}

export interface Trigger {
  readonly name: string;
  readonly definition: string;
  /** When it fires, if not in every session that is not replaying another server's changes. */
  readonly fires?: 'never' | 'replica' | 'always';
}

export interface Index {
  readonly name: string;
  readonly method: string;
  readonly unique: boolean;
  /** Key columns or expressions with their operator class, in order. */
  readonly keys: readonly { readonly expression: string; readonly opclass: string }[];
  readonly definition: string;
  readonly valid: boolean;
}

/** One privilege of one role; `column` is null when it covers the whole relation. */
export interface Grant {
  readonly grantee: string;
  readonly privilege: string;
  readonly column: string | null;
}

/** Stands for an owner that is none of the group roles: the login that migrated, different on every server. */
export const MIGRATOR = 'migrator';

/** The relation of that name, or undefined. */
export function relationOf(catalog: Catalog, name: string): Relation | undefined {
  return catalog.relations.find((relation) => relation.name === name);
}

/** The query of the view of that name; null for a table, or when there is no such view. */
export function definitionOf(catalog: Catalog, name: string): string | null {
  return relationOf(catalog, name)?.definition ?? null;
}

/** The column of a relation, or undefined. */
export function columnOf(catalog: Catalog, relation: string, column: string): Column | undefined {
  return relationOf(catalog, relation)?.columns.find(({ name }) => name === column);
}

/** True when the column may hold NULL; its type may forbid it too, and where a table is given, a check of it. */
export function admitsNull(catalog: Catalog, { name, nullable, type }: Column, table?: string): boolean {
  const domain = (catalog.domains ?? []).find((own) => own.name === type);
  if (!nullable || domain?.nullable === false) return false;
  return table === undefined || notNullCheck(catalog, table, name) === undefined;
}

/** The check of a table, if there is one, that says of a column that it IS NOT NULL, whatever else it says. */
export function notNullCheck(catalog: Catalog, table: string, column: string): Constraint | undefined {
  return relationOf(catalog, table)?.constraints.find(({ type, definition }) => {
    const words = definition.replaceAll(/[()]/g, ' ').replaceAll(`"${column}"`, column);
    return type === 'check' && words.includes(` ${column} IS NOT NULL `) && !/ OR | CASE /.test(words);
  });
}
