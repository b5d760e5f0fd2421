/** What the global setup prepared once and every test file clones. Travels to Jest's workers in the environment. */
export type PreparedDatabase =
  | {
      readonly kind: 'server';
      /** Connection string of a superuser, to any database of the server. */
      readonly adminUrl: string;
      /** A migrated database that nobody is connected to. */
      readonly template: string;
      /** Logins that are members of precedent_writer and precedent_reader and of nothing else. */
      readonly logins: { readonly writer: string; readonly reader: string; readonly password: string };
    }
  | {
      readonly kind: 'embedded';
      /** File with a dumped, migrated data directory. */
      readonly snapshot: string;
    };

const VARIABLE = 'PRECEDENT_PREPARED_DATABASE';

/** Leaves the description where the workers, started later, find it. */
export function publishPrepared(prepared: PreparedDatabase): void {
  process.env[VARIABLE] = JSON.stringify(prepared);
}

/** What was prepared. Throws when no global setup ran: the test belongs into a `*.db.test.ts` file. */
export function preparedDatabase(): PreparedDatabase {
  const text = process.env[VARIABLE];
  if (text === undefined) throw new Error('no database was prepared: name the file *.db.test.ts');
  return JSON.parse(text) as PreparedDatabase;
}
