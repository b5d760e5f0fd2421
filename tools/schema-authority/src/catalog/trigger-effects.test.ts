import { expect, test } from '@jest/globals';
import { catalog, column, table } from '../../test/sample-catalog.ts';
import type { Catalog } from './catalog.ts';
import { missingIn, tablesWritten } from './trigger-effects.ts';
import { firingTriggers, isFilledByTrigger } from './trigger-filled.ts';

const BODY = `BEGIN
  -- NEW.note := 'said in a comment';
  NEW.place := 'here';
  SELECT o.name, o.kind INTO NEW.name, NEW.kind FROM other o;
  INSERT INTO log VALUES (NEW.id);
  UPDATE ONLY "Odd Table" SET seen = true;
END`;

function withTrigger(definition: string, fires?: 'never' | 'replica' | 'always', body = BODY): Catalog {
  const columns = ['id', 'place', 'name', 'kind', 'note'].map((name) => column(name));
  const trigger = { name: 'fill', definition, ...(fires === undefined ? {} : { fires }) };
  return {
    ...catalog(table('t', columns, { triggers: [trigger] }), table('other', []), table('log', [])),
    functions: [{ name: 'fill()', definition: `CREATE FUNCTION public.fill() SET search_path TO ${body}` }],
  };
}

const BEFORE = 'CREATE TRIGGER fill BEFORE INSERT OR UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION fill()';

test('a column is filled that the function assigns or selects into, not one that it only mentions', () => {
  const schema = withTrigger(BEFORE);
  const filled = ['id', 'place', 'name', 'kind', 'note'].filter((name) =>
    isFilledByTrigger(schema, 't', name),
  );
  expect(filled).toEqual(['place', 'name', 'kind']);
});

test.each([
  ['it is off', BEFORE, 'never'],
  ['it fires only while a replica applies changes', BEFORE, 'replica'],
  ['it fires for other events', BEFORE.replace('INSERT OR UPDATE', 'DELETE'), undefined],
  ['it fires after the row is stored', BEFORE.replace('BEFORE', 'AFTER'), undefined],
  ['it fires once for all rows', BEFORE.replace('EACH ROW', 'EACH STATEMENT'), undefined],
  ['it fires for some rows', BEFORE.replace('EXECUTE', 'WHEN ((new.id > 1)) EXECUTE'), undefined],
] as const)('a trigger fills nothing when %s', (_why, definition, fires) => {
  expect(isFilledByTrigger(withTrigger(definition, fires), 't', 'place')).toBe(false);
});

test('a trigger that always fires fills too', () => {
  expect(isFilledByTrigger(withTrigger(BEFORE, 'always'), 't', 'place', 'update')).toBe(true);
});

test('the tables that a function writes are read from it', () => {
  const [trigger] = firingTriggers(withTrigger(BEFORE), 't', 'insert');
  expect([...tablesWritten(trigger!)].sort()).toEqual(['Odd Table', 'log']);
});

test('what a function names and the schema no longer has is said as PostgreSQL would', () => {
  const before = withTrigger(BEFORE);
  const [trigger] = firingTriggers(before, 't', 'insert');
  const missing = (after: Catalog) =>
    missingIn(trigger!, { table: 't', catalog: after }, { table: 't', catalog: before });
  expect(missing(before)).toBeNull();
  const without = (name: string): Catalog => ({
    ...before,
    relations: before.relations.filter((own) => own.name !== name),
  });
  expect(missing(without('log'))).toEqual({ name: 'log', postgres: '42P01 relation "log" does not exist' });
  const renamed: Catalog = {
    ...before,
    relations: before.relations.map((own) =>
      own.name === 't' ? { ...own, columns: own.columns.filter(({ name }) => name !== 'kind') } : own,
    ),
  };
  expect(missing(renamed)).toEqual({
    name: 't.kind',
    postgres: '42703 record "new" has no field "kind"',
  });
});

test('a search path without the schema of a table finds it no longer', () => {
  const before = withTrigger(BEFORE);
  const after = withTrigger(BEFORE, undefined, `'pg_catalog' AS ${BODY}`);
  const [trigger] = firingTriggers(after, 't', 'insert');
  expect(missingIn(trigger!, { table: 't', catalog: after }, { table: 't', catalog: before })).toMatchObject({
    name: 'other',
  });
});
