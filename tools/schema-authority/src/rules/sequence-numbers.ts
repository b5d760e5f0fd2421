import { relationOf, type Catalog, type Sequence } from '../catalog/catalog.ts';
import type { Change, WatchedStatement } from '../check/change.ts';
import { since } from '../check/change.ts';
import type { Step } from '../check/timeline.ts';
import type { TableWrite } from '../contract/statement-facts.ts';
import type { Finding, Severity } from './finding.ts';
import { named } from './rule.ts';

/**
 * Numbers that a writer leaves to a sequence and that it no longer gets: they run out, or begin anew among those that
 * rows have already.
 */
export function sequenceNumbers(change: Change, statement: WatchedStatement, write: TableWrite): Finding[] {
  if (write.kind !== 'insert') return [];
  return sequencesOf(change.base.catalog, write).flatMap(({ name }) => [
    ...fewer(change, statement, name),
    ...again(change, statement, name),
  ]);
}

/** The sequences that number the rows of a write. */
function sequencesOf(catalog: Catalog, { table, columns }: TableWrite): Sequence[] {
  const numbered = (relationOf(catalog, table)?.columns ?? [])
    .filter(({ name }) => columns?.includes(name) === false)
    .flatMap((column) => /^nextval\('"?([^"':]+)"?'::regclass\)/.exec(column.default ?? '')?.[1] ?? []);
  return catalog.sequences.filter(({ name }) => numbered.includes(name));
}

interface Counting {
  readonly last: bigint;
  readonly step: bigint;
  readonly cycles: boolean;
}

function countingOf({ options = '' }: Sequence): Counting {
  const number = (word: string, otherwise: bigint): bigint =>
    BigInt(new RegExp(String.raw`\b${word} (-?\d+)`).exec(options)?.[1] ?? otherwise);
  return {
    last: number('MAXVALUE', 9_223_372_036_854_775_807n),
    step: number('INCREMENT BY', 1n),
    cycles: /\bCYCLE$/.test(options),
  };
}

function fewer(change: Change, statement: WatchedStatement, name: string): Finding[] {
  const countingIn = (catalog: Catalog): Counting | null => {
    const sequence = catalog.sequences.find((own) => own.name === name);
    return sequence === undefined ? null : countingOf(sequence);
  };
  const before = countingIn(change.base.catalog);
  const worse = (catalog: Catalog): string | null => {
    const now = countingIn(catalog);
    if (before === null || now === null) return null;
    if (now.step < 0n && before.step > 0n) return 'counts down to numbers that rows have already';
    if (now.cycles && !before.cycles) return 'begins anew when its numbers have run out';
    return now.last < before.last ? `ends at ${now.last}` : null;
  };
  const said = worse(change.head.catalog);
  if (said === null) return [];
  return [
    finding(statement, name, {
      severity: 'error',
      migration: since(change, ({ catalog }) => worse(catalog) !== null),
      postgres: said.startsWith('ends')
        ? `2200H nextval: reached maximum value of sequence "${name}" (${countingIn(change.head.catalog)?.last})`
        : null,
      message: `${name}, which numbers the writer's rows, ${said}`,
      remedy: 'Let the sequence count on as it did.',
    }),
  ];
}

/** No schema shows where a sequence stands, so the statements that set it are read. */
function again({ steps }: Change, statement: WatchedStatement, name: string): Finding[] {
  return steps.flatMap((step) => {
    const number = setTo(step, name);
    if (number === null || number === 'computed') return [];
    const first = number <= 1n;
    return [
      finding(statement, name, {
        severity: first ? 'error' : 'warning',
        migration: `${step.file}:${step.line}`,
        postgres: first ? '23505 duplicate key value violates unique constraint' : null,
        message: `${name}, which numbers the writer's rows, goes on from ${number}, ${first ? 'a number that rows have' : 'which must be beyond those that rows have'}`,
        remedy: `Compute the number from the rows: SELECT setval('${name}', (SELECT max(id) FROM …)).`,
      }),
    ];
  });
}

/** The number that a statement makes a sequence go on from, `computed` from rows; null when it does not set it. */
function setTo({ sql }: Step, name: string): bigint | 'computed' | null {
  const own = name.replaceAll(/\W/g, String.raw`\$&`);
  const restart = new RegExp(
    String.raw`\bALTER\s+SEQUENCE\b[^;]*?\b${own}\b[^;]*?\bRESTART\b(?:\s+WITH)?\s*(-?\d+)?`,
    'i',
  ).exec(sql);
  if (restart !== null) return BigInt(restart[1] ?? 1);
  const set = new RegExp(String.raw`\bsetval\s*\(\s*'(?:\w+\.)?"?${own}"?'[^,]*,\s*(\d+)?`, 'i').exec(sql);
  if (set === null) return null;
  return set[1] === undefined ? 'computed' : BigInt(set[1]);
}

function finding(
  statement: WatchedStatement,
  object: string,
  rest: Pick<Finding, 'migration' | 'postgres' | 'message' | 'remedy'> & { readonly severity: Severity },
): Finding {
  return { rule: 'SA021', class: 'data', object, ...named(statement), ...rest };
}
