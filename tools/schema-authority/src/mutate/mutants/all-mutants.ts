import type { Catalog } from '../../catalog/catalog.ts';
import type { Mutant } from '../mutant.ts';
import { columnMutants } from './column-mutants.ts';
import { constraintMutants } from './constraint-mutants.ts';
import { grantMutants } from './grant-mutants.ts';
import { harmlessMutants, harmlessObjects, reorderedColumns } from './harmless-mutants.ts';
import { indexMutants } from './index-mutants.ts';
import { ambiguousColumns, swappedColumns } from './name-mutants.ts';
import { swappedTables, tableMutants } from './table-mutants.ts';
import { typeMutants } from './type-mutants.ts';
import { typeObjectMutants } from './type-object-mutants.ts';
import { viewMutants } from './view-mutants.ts';

/** What the generator has to know besides the schema. */
export interface MutantContext {
  /** Roles the consumers run as. */
  readonly roles: readonly string[];
  /** Whether any consumer uses the column. */
  isUsed(table: string, column: string): boolean;
}

/** Every mutant of every object of a schema, in a fixed order. */
export function allMutants(catalog: Catalog, context: MutantContext): Mutant[] {
  const tables = catalog.relations.filter(({ kind }) => kind === 'table');
  return [
    ...tables.flatMap((table) => [
      ...tableMutants(table),
      ...columnMutants(catalog, table),
      ...typeMutants(table),
      ...ambiguousColumns(catalog, table),
      ...swappedColumns(table),
      ...indexMutants(table),
      ...constraintMutants(table),
      ...harmlessMutants(table),
      ...reorderedColumns(table, (column) => context.isUsed(table.name, column)),
    ]),
    ...catalog.relations.flatMap(viewMutants),
    ...swappedTables(catalog),
    ...typeObjectMutants(catalog),
    ...grantMutants(catalog, context.roles),
    ...harmlessObjects(catalog),
  ];
}
