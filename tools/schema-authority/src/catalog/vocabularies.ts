import type { Catalog } from './catalog.ts';

/** The closed set of values a column may hold, from a check constraint or an enum type. */
export interface Vocabulary {
  readonly table: string;
  readonly column: string;
  readonly values: readonly string[];
}

/** How PostgreSQL writes `CHECK (column IN ('a', 'b'))` back; a varchar column is cast to text. */
const COLUMN = String.raw`(?:"?(\w+)"?|\("?(\w+)"?\)::text)`;
const IN_LIST = new RegExp(
  String.raw`^CHECK \(\(${COLUMN} = ANY \(\(?ARRAY\[(.*)\](?:\)::text\[\])?\)\)\)(?: NOT VALID)?$`,
  's',
);
const EQUALS = new RegExp(
  String.raw`^CHECK \(\(${COLUMN} = ('(?:[^']|'')*'::[a-z_ ]+)\)\)(?: NOT VALID)?$`,
  's',
);
const LITERAL = /'((?:[^']|'')*)'::/g;

/** Every closed vocabulary. A column under several checks may hold only what all of them allow. */
export function vocabularies(catalog: Catalog): Vocabulary[] {
  const found = new Map<string, Vocabulary>();
  const add = (table: string, column: string, values: readonly string[]): void => {
    const key = `${table}.${column}`;
    const before = found.get(key);
    found.set(key, {
      table,
      column,
      values: before === undefined ? values : before.values.filter((value) => values.includes(value)),
    });
  };
  for (const relation of catalog.relations) {
    for (const { type, definition } of relation.constraints) {
      const closed = type === 'check' ? closedSet(definition) : null;
      if (closed !== null) add(relation.name, closed.column, closed.values);
    }
    for (const column of relation.columns) {
      for (const values of typeVocabularies(catalog, column.type)) add(relation.name, column.name, values);
    }
  }
  return [...found.values()];
}

/** The labels of an enum type, or what the checks of a domain allow. */
function typeVocabularies({ enums, domains = [] }: Catalog, type: string): (readonly string[])[] {
  const labels = enums.find(({ name }) => name === type)?.labels;
  if (labels !== undefined) return [labels];
  const domain = domains.find(({ name }) => name === type);
  return (domain?.constraints ?? []).flatMap(({ definition }) => {
    const closed = closedSet(definition);
    return closed === null ? [] : [closed.values];
  });
}

/** What a check says, when it says nothing but that a column is one of some literals. */
export function closedSet(
  definition: string,
): { readonly column: string; readonly values: readonly string[] } | null {
  const [, plain, cast, list] = IN_LIST.exec(definition) ?? EQUALS.exec(definition) ?? [];
  const column = plain ?? cast;
  return column === undefined || list === undefined ? null : { column, values: literals(list) };
}

function literals(list: string): string[] {
  return [...list.matchAll(LITERAL)].map((match) => (match[1] ?? '').replaceAll("''", "'"));
}
