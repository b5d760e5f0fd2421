import type { RuleDoc } from './rule-doc.ts';

/** The rules that need no comparison of schemas: files, sources, history, and what could not be checked. */
export const WORKSPACE_RULE_DOCS: readonly RuleDoc[] = [
  {
    id: 'SA001',
    title: 'generated file, contract or query does not fit the schema',
    classes: ['query', 'none'],
    level: 'warning',
    why: 'Types, documentation and contracts are generated from the migrations and committed; a stale one says what is no longer so. As an error: a query works on neither schema, so nobody could run it.',
    remedy: 'Run the command that the finding names and commit what it writes; or correct the query.',
    example: {
      change: 'a migration is added without `npm run schema -- generate`',
      says: 'libs/schema/schema.sql does not say what the migrations say',
    },
  },
  {
    id: 'SA007',
    title: 'query that runs without being declared',
    classes: ['none'],
    level: 'error',
    why: 'A statement that is in no contract is in no check either: the next change of the schema may break it unseen.',
    remedy: "Declare it with defineQuery or defineCommand and list it in the consumer's src/queries.ts.",
    example: {
      query: 'SELECT count(*) FROM action_histories',
      change: 'a test of context-api makes the service run it',
      says: 'context-api runs a statement that none of its declared queries makes: SELECT count(*) FROM action_histories',
    },
  },
  {
    id: 'SA009',
    title: 'migration on the base edited or removed',
    classes: ['data'],
    level: 'error',
    why: 'Databases that applied the old text differ from those that apply the new one, for ever. The migration runner would refuse it at deployment.',
    remedy: 'Restore the file and put the change into a new migration.',
    example: {
      change: 'a line of `0005_trace_identity_and_text.sql` is changed',
      says: '0005_trace_identity_and_text.sql is on the base and was edited; databases that applied it would differ',
    },
  },
  {
    id: 'SA010',
    title: 'migration out of order',
    classes: ['data'],
    level: 'error',
    why: 'A number below one that is applied already would never run on databases that are further.',
    remedy: 'Give it the next free number.',
    example: {
      change: '`0016_late.sql` is added while the base has `0017_comments.sql`',
      says: '0016_late.sql comes before 0017_comments.sql, which is on the base already',
    },
  },
  {
    id: 'SA011',
    title: 'migration could be better',
    classes: ['none'],
    level: 'warning',
    why: 'squawk and the rules of this repository know what hurts in production: locks, scans, missing comments, missing owners. Compatible all the same, so `check` only warns; `lint` fails.',
    remedy: "Follow the finding's own advice, or allow it with a reason: `-- lint: allow <rule>: <reason>`.",
    example: {
      change: 'ALTER TABLE action_histories ADD COLUMN completed_at timestamptz',
      says: 'comment-missing: action_histories.completed_at has no comment',
    },
  },
  {
    id: 'SA014',
    title: 'schema changed or written outside its owner',
    classes: ['none'],
    level: 'error',
    why: 'There is one source of the schema and one writer of the data. A second one is how drift begins. A grant that lets a reader write is refused too: the reader would not start.',
    remedy: 'Put schema changes into apps/data-storage/migrations, and writes into Data Storage.',
    example: {
      query: 'UPDATE action_histories SET status = $1',
      change: 'context-api, which runs as precedent_reader, declares it',
      says: 'the query writes (UPDATE), but context-api runs as precedent_reader, which only reads',
    },
  },
  {
    id: 'SA016',
    title: 'released version of a consumer would break',
    classes: ['query', 'wire', 'data', 'source'],
    level: 'error',
    why: 'A version that still runs somewhere, and is recorded as supported, has a query that the change breaks. Nothing in the working tree uses it any more, so no other rule would speak. Exit code 3.',
    remedy:
      'Wait until nobody runs the version, then end its support: npm run schema -- release --end-support.',
    example: {
      query: 'SELECT t.alert_name FROM resource_action_traces AS t',
      change:
        'ALTER TABLE resource_action_traces DROP COLUMN alert_name, which context-api 1.2.0 still reads',
      says: 'context-api@1.2.0 still runs: resource_action_traces.alert_name was dropped; the query needs it (SA002)',
    },
  },
  {
    id: 'SA017',
    title: 'migration that cannot be applied',
    classes: ['none'],
    level: 'error',
    why: 'What cannot be applied cannot be checked. The other migrations are reported all the same.',
    remedy: "Correct the statement; the line and the message are PostgreSQL's.",
    example: {
      change: 'ALTER TABLE no_such_table ADD COLUMN x text',
      says: '0018_example.sql cannot be applied; what it would break could not be checked',
    },
  },
  {
    id: 'SA023',
    title: 'override that excuses nothing',
    classes: ['none'],
    level: 'error',
    why: 'An override is bound to the statement and the query it excuses and lasts until a day. One that is unused, expired or no longer fits would one day excuse something nobody looked at.',
    remedy: 'Remove the entry from schema-overrides.yml, or let its approver renew it.',
    example: {
      change: 'its last day has passed',
      says: 'the override of SA004 resource_action_traces.alert_name expired on 2026-01-31',
    },
  },
  {
    id: 'SA024',
    title: 'version of the schema package too small',
    classes: ['none'],
    level: 'error',
    why: 'The version tells users of the package how large a change is: breaking is major, added is minor, an index or a comment is a patch. `version --check` refuses a smaller step.',
    remedy: 'Raise it: npm run schema -- version.',
    example: {
      change: 'a migration that drops a column, while libs/schema/package.json still says 1.2.0',
      says: '@precedent/schema is 1.2.0; a major change since 1.2.0 needs 2.0.0 or later',
    },
  },
  {
    id: 'SA026',
    title: 'query fails for another reason',
    classes: ['query'],
    level: 'error',
    why: 'A query fails on the new schema and no other rule explains why. Nothing that breaks may pass unsaid.',
    remedy: "Read PostgreSQL's message; keep what the query needs until its consumer has moved.",
    example: {
      given: "CREATE TYPE phase AS ENUM ('open', 'closed')",
      query: "SELECT h.id, 'open'::phase AS phase FROM action_histories AS h",
      change: 'ALTER TYPE phase RENAME TO stage',
      says: 'the query fails on the new schema',
    },
  },
];
