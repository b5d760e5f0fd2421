import type { Catalog } from './catalog.ts';

/** The closed set of values a column may hold, from a check constraint or an enum type. */
export interface Vocabulary {
  readonly table: string;
  readonly column: string;
  readonly values: readonly string[];
}

/** How PostgreSQL writes `CHECK (column IN ('a', 'b'))` back. */
const IN_LIST = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)(?: NOT VALID)?$/s;
const EQUALS = /^CHECK \(\((\w+) = ('(?:[^']|'')*'::\w+(?: \w+)?)\)\)(?: NOT VALID)?$/s;
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
      if (type !== 'check') continue;
      const match = IN_LIST.exec(definition) ?? EQUALS.exec(definition);
      if (match?.[1] !== undefined && match[2] !== undefined)
        add(relation.name, match[1], literals(match[2]));
    }
    for (const column of relation.columns) {
      const labels = catalog.enums.find(({ name }) => name === column.type)?.labels;
      if (labels !== undefined) add(relation.name, column.name, labels);
    }
  }
  return [...found.values()];
}

function literals(list: string): string[] {
  return [...list.matchAll(LITERAL)].map((match) => (match[1] ?? '').replaceAll("''", "'"));
}
