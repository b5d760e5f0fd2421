import { defineQuery } from '@precedent/schema';

/** The ledger of the migration runner; consumers may read it but the typed schema does not hold it. */
type Ledger = { readonly schema_migrations: { readonly version: number; readonly file: string } };

/** File name of the migration applied last. */
export const schemaHead = defineQuery({ id: 'service.schema', variants: { plain: undefined } }, (db) =>
  db
    .$extendTables<Ledger>()
    .selectFrom('schema_migrations')
    .select('file')
    .orderBy('version', 'desc')
    .limit(1),
);
