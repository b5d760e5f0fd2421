import type { Catalog, Column, Relation } from '../src/catalog/catalog.ts';

/** A nullable text column with a comment, changed as a test needs it. */
export function column(name: string, changed: Partial<Column> = {}): Column {
  return {
    name,
    type: 'text',
    nullable: true,
    default: null,
    generated: null,
    comment: 'What it holds.',
    ...changed,
  };
}

/** A commented table of the owner. */
export function table(name: string, columns: readonly Column[], changed: Partial<Relation> = {}): Relation {
  return {
    name,
    kind: 'table',
    owner: 'precedent_owner',
    comment: 'What it holds.',
    columns,
    constraints: [],
    indexes: [],
    triggers: [],
    grants: [],
    rowSecurity: false,
    policies: [],
    definition: null,
    ...changed,
  };
}

/** A schema of relations and nothing else. */
export function catalog(...relations: readonly Relation[]): Catalog {
  return { extensions: [], sequences: [], relations, enums: [], functions: [] };
}
