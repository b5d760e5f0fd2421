import type { Vocabulary } from '../catalog/vocabularies.ts';

const HEADER = `/**
 * Generated from the check constraints of apps/data-storage/migrations. Do not edit: change a migration, then run
 * npm run schema -- generate
 */
`;

/**
 * The closed vocabularies as constants and union types. Columns of one name that hold the same values share one;
 * otherwise the table's name goes in front.
 */
export function vocabularyTypes(vocabularies: readonly Vocabulary[]): string {
  const blocks = new Map<string, string>();
  for (const vocabulary of vocabularies) {
    const rivals = vocabularies.filter(({ column }) => column === vocabulary.column);
    const shared = rivals.every(({ values }) => String(values) === String(vocabulary.values));
    const name =
      shared && rivals.length === 1 ? vocabulary.column : `${vocabulary.table}_${vocabulary.column}`;
    blocks.set(name, block(name, vocabulary));
  }
  return `${HEADER}\n${[...blocks.values()].join('\n')}`;
}

function block(name: string, { table, column, values }: Vocabulary): string {
  const constant = plural(name.toUpperCase());
  const type = name.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `/** What \`${table}.${column}\` may hold. */
export const ${constant} = [${values.map((value) => `'${value.replaceAll("'", "\\'")}'`).join(', ')}] as const;
export type ${type} = (typeof ${constant})[number];
`;
}

function plural(word: string): string {
  if (word.endsWith('S')) return `${word}ES`;
  return word.endsWith('Y') ? `${word.slice(0, -1)}IES` : `${word}S`;
}
