import type { Catalog } from '../catalog/catalog.ts';
import { since, type Change } from '../check/change.ts';
import type { Finding } from '../rules/finding.ts';
import { isReader, writableBy } from './reader-writes.ts';

/**
 * SA014 for every consumer that could only read on the base and may write on the new schema. There is one writer; a
 * reader that could write refuses to start.
 */
export function readerGrants(change: Change): Finding[] {
  const readers = new Map<string, string>();
  for (const { consumer, role } of change.statements) {
    if (isReader(change.base.catalog, role)) readers.set(consumer, role);
  }
  return [...readers].flatMap(([consumer, role]) =>
    writableBy(change.head.catalog, role).map(({ table, how }): Finding => {
      const may = ({ catalog }: { readonly catalog: Catalog }): boolean =>
        writableBy(catalog, role).some((own) => own.table === table);
      return {
        rule: 'SA014',
        severity: 'error',
        class: 'none',
        object: table,
        consumer,
        query: null,
        source: null,
        migration: since(change, may),
        postgres: null,
        message: `${role}, as which ${consumer} runs, may change ${table} from now on (${how}); it only reads, and refuses to start when it could write`,
        remedy: 'Grant SELECT alone to a role of readers, and let precedent_owner own what is made.',
      };
    }),
  );
}
