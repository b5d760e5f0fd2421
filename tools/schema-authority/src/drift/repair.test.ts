import { expect, test } from '@jest/globals';
import { catalog, column, table } from '../../test/sample-catalog.ts';
import type { Catalog, Relation } from '../catalog/catalog.ts';
import { compareObjects } from './compare-objects.ts';
import { repairs } from './repair.ts';

const key = (columns: string[]) => ({
  name: 'notes_pkey',
  type: 'primary key' as const,
  columns,
  definition: `PRIMARY KEY (${columns.join(', ')})`,
  validated: true,
});
const notes: Relation = table('notes', [column('id', { type: 'bigint', nullable: false }), column('user')], {
  constraints: [key(['id'])],
  grants: [{ grantee: 'PUBLIC', privilege: 'SELECT', column: 'user' }],
  triggers: [{ name: 'fill', definition: 'CREATE TRIGGER fill BEFORE INSERT ON notes EXECUTE FUNCTION f()' }],
});
const schema: Catalog = {
  ...catalog(notes),
  functions: [{ name: 'f()', definition: 'CREATE OR REPLACE FUNCTION f() …' }],
};

test('a missing table comes back whole, each part after what it needs', () => {
  expect(repairs(compareObjects(schema, catalog()))).toEqual([
    'CREATE TABLE notes (id bigint NOT NULL, "user" text);',
    'CREATE OR REPLACE FUNCTION f() …;',
    'ALTER TABLE notes ADD CONSTRAINT notes_pkey PRIMARY KEY (id);',
    'CREATE TRIGGER fill BEFORE INSERT ON notes EXECUTE FUNCTION f();',
    'ALTER TABLE notes OWNER TO precedent_owner;',
    'GRANT SELECT ("user") ON notes TO PUBLIC;',
  ]);
});

test('what should not be there goes first, rows only as a comment, and nothing is said twice', () => {
  const view: Relation = { ...table('by_hand', [column('id')]), kind: 'view', definition: 'SELECT 1;' };
  const extra = table('Scratch', [column('x')], { constraints: [{ ...key(['x']), name: 'Scratch_pkey' }] });
  const live: Catalog = { ...schema, relations: [view, extra, { ...notes, grants: [] }] };
  expect(repairs(compareObjects(schema, live))).toEqual([
    'DROP VIEW by_hand;',
    '-- destroys rows; save them first: DROP TABLE "Scratch";',
    'GRANT SELECT ("user") ON notes TO PUBLIC;',
  ]);
});

test('a column is changed in what differs alone', () => {
  const changed: Relation = {
    ...notes,
    columns: [column('id', { type: 'bigint', nullable: true }), column('user', { default: "'x'" })],
  };
  expect(repairs(compareObjects(schema, { ...schema, relations: [changed] }))).toEqual([
    'ALTER TABLE notes ALTER COLUMN id SET NOT NULL;',
    'ALTER TABLE notes ALTER COLUMN "user" DROP DEFAULT;',
  ]);
});
