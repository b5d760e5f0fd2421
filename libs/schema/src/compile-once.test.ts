import { describe, expect, jest, test } from '@jest/globals';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type Compilable,
} from 'kysely';
import { compileOnce } from './compile-once.ts';

interface Tables {
  readonly things: { readonly id: number; readonly name: string; readonly kind: string };
}
type Db = Kysely<Tables>;

const db: Db = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (of) => new PostgresIntrospector(of),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

interface Params {
  readonly filters: { readonly kind?: readonly string[]; readonly name?: string };
  readonly limit: number;
  readonly sort: 'asc' | 'desc';
}

function things(of: Db, { filters: { kind, name }, limit, sort }: Params) {
  let query = of.selectFrom('things').select('id');
  if (kind !== undefined) query = query.where('kind', 'in', kind).where(sql<boolean>`${kind} is not null`);
  if (name !== undefined) query = query.where('name', '=', name);
  return query.where('id', '>', 7).orderBy('id', sort).limit(limit);
}

const sqlOf = (query: Compilable) => {
  const { sql: text, parameters } = query.compile();
  return { text, parameters };
};

describe('a builder whose shapes are compiled once', () => {
  const build = jest.fn(things);
  const compiled = compileOnce(build, ['filters', 'limit']);
  const expectSame = (params: Params, builds: number) => {
    build.mockClear();
    expect(sqlOf(compiled(db, params))).toEqual(sqlOf(things(db, params)));
    expect(build).toHaveBeenCalledTimes(builds);
  };

  test('binds other values without building again', () => {
    expectSame({ filters: { kind: ['a', 'b'], name: 'x' }, limit: 5, sort: 'asc' }, 1);
    expectSame({ filters: { kind: ['c', 'd'], name: '' }, limit: 9, sort: 'asc' }, 0);
    expectSame({ filters: { kind: ['\u0001', '\u00010\u0001'], name: '7' }, limit: 7, sort: 'asc' }, 0);
  });

  test.each<[string, Params]>([
    ['another number of items', { filters: { kind: ['a'], name: 'x' }, limit: 5, sort: 'asc' }],
    ['a member that is absent', { filters: { kind: ['a', 'b'] }, limit: 5, sort: 'asc' }],
    [
      'a parameter that is no bound value',
      { filters: { kind: ['a', 'b'], name: 'x' }, limit: 5, sort: 'desc' },
    ],
  ])('builds anew for %s, once', (_what, params) => {
    expectSame(params, 1);
    expectSame(params, 0);
  });

  test('takes a member that is undefined for absent', () => {
    const filters = { name: undefined } as unknown as Params['filters'];
    expectSame({ filters, limit: 1, sort: 'asc' }, 1);
    expectSame({ filters: {}, limit: 2, sort: 'asc' }, 0);
  });
});

test.each<[string, (of: Db, params: { readonly word: string }) => Compilable]>([
  [
    'part of a text',
    (of, { word }) => of.selectFrom('things').select('id').where('name', 'like', `%${word}%`),
  ],
  ['not in the statement', (of, { word }) => of.selectFrom('things').select('id').limit(word.length)],
  ['the text of the statement', (of, { word }) => of.selectFrom('things').select(sql.lit(word).as('word'))],
])('a value that becomes %s is never taken for bound', (_what, of) => {
  const build = jest.fn(of);
  const compiled = compileOnce(build, ['word']);
  for (const word of ['one', 'other']) expect(sqlOf(compiled(db, { word }))).toEqual(sqlOf(of(db, { word })));
  expect(build.mock.calls.map(([, { word }]) => word)).toEqual(expect.arrayContaining(['one', 'other']));
});

test('more shapes than are kept still give their own statement', () => {
  const compiled = compileOnce(things, ['filters', 'limit']);
  for (let items = 1; items <= 300; items++) {
    const params: Params = { filters: { kind: Array<string>(items).fill('k') }, limit: 1, sort: 'asc' };
    expect(sqlOf(compiled(db, params))).toEqual(sqlOf(things(db, params)));
  }
});
