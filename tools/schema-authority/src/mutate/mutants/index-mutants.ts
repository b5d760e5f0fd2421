import type { Index, Relation } from '../../catalog/catalog.ts';
import type { Mutant } from '../mutant.ts';
import { POOLS } from '../pools.ts';
import { name } from './literal.ts';

/** Operator classes of the distances that pgvector knows, for a vector column. */
const DISTANCES = ['vector_cosine_ops', 'vector_l2_ops', 'vector_ip_ops'];

/** What can be done to the indexes of a table. Those behind a constraint go with it. */
export function indexMutants(table: Relation): Mutant[] {
  const constraints = new Set(table.constraints.map((constraint) => constraint.name));
  return table.indexes.flatMap((index) =>
    constraints.has(index.name) ? [ofConstraint(table, index)] : [...standalone(index), ...distances(index)],
  );
}

function ofConstraint(table: Relation, index: Index): Mutant {
  return of(index, 'drop key', `ALTER TABLE ${name(table.name)} DROP CONSTRAINT ${name(index.name)} CASCADE`);
}

function standalone(index: Index): Mutant[] {
  const again = index.definition.replace(
    `INDEX ${name(index.name)} ON`,
    `INDEX ${name(`again_${index.name}`)} ON`,
  );
  const harmless = (kind: string, pool: string, sql: string): Mutant => ({ ...of(index, kind, sql), pool });
  const drop = `DROP INDEX ${name(index.name)}`;
  return [
    of(index, 'drop index', drop),
    // Before it is renamed, for all of a pool are made one after the other.
    harmless('rebuild index', POOLS.unnoticed, `REINDEX INDEX ${name(index.name)}`),
    harmless(
      'rename index',
      POOLS.unnoticed,
      `ALTER INDEX ${name(index.name)} RENAME TO ${name(`renamed_${index.name}`)}`,
    ),
    harmless('make index again', POOLS.madeAgain, `${drop}; ${again}`),
    ...(index.unique
      ? [of(index, 'make index plain', `${drop}; ${index.definition.replace('UNIQUE INDEX', 'INDEX')}`)]
      : []),
  ];
}

function distances(index: Index): Mutant[] {
  return index.keys.flatMap(({ opclass }) =>
    DISTANCES.includes(opclass)
      ? DISTANCES.filter((other) => other !== opclass).map((other) =>
          of(
            index,
            'change distance',
            `DROP INDEX ${name(index.name)}; ${withClass(index.definition, opclass, other)}`,
          ),
        )
      : [],
  );
}

/** PostgreSQL leaves the default operator class of a type out, which no distance of an HNSW index is. */
function withClass(definition: string, before: string, after: string): string {
  return definition.includes(before)
    ? definition.replace(before, after)
    : definition.replace(/\)(?= WITH|$| WHERE)/, ` ${after})`);
}

function of(index: Index, kind: string, sql: string): Mutant {
  return { kind, object: index.name, names: [index.name], sql };
}
