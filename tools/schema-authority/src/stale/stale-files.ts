import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { columnOf, type Catalog } from '../catalog/catalog.ts';
import type { ContractQuery } from '../contract/contract.ts';
import { captureQueries, type CapturedQuery } from '../contract/capture.ts';
import { contractFiles, parseContract } from '../contract/read-contract.ts';
import { catalogFiles } from '../generate/catalog-files.ts';
import type { Finding } from '../rules/finding.ts';
import type { Consumer } from '../workspace/consumers.ts';

/** SA001, as a warning, where `generate` or `contract` would write something else than what is committed. */
export async function staleFindings(
  root: string,
  options: {
    readonly head: string;
    readonly catalog: Catalog;
    readonly consumers: readonly Consumer[];
  },
): Promise<Finding[]> {
  const { head, catalog, consumers } = options;
  const generated = await Promise.all(
    [...catalogFiles(catalog, head)].map(async ([path, text]) => {
      const committed = await readFile(join(root, path), 'utf8').catch(() => null);
      return committed === text ? [] : [path];
    }),
  );
  const contracts = await Promise.all(
    consumers.map(async (consumer) => {
      const recorded = parseContract(await contractFiles(root, consumer.path));
      const stale = staleQueries(recorded, await captureQueries(root, consumer), catalog);
      return stale.map((id) => `${consumer.path}/contract/${id}.json`);
    }),
  );
  return [
    ...finding(generated.flat(), 'generate', 'the migrations say'),
    ...finding(contracts.flat(), 'contract', 'the queries are'),
  ];
}

/**
 * Ids of the queries whose recorded contract does not fit: no record or no query, another text, or a column that has
 * another type or nullability. What `contract --check` finds beyond that takes a database.
 */
export function staleQueries(
  recorded: readonly ContractQuery[],
  captured: readonly CapturedQuery[],
  catalog: Catalog,
): string[] {
  const ids = new Set([...recorded, ...captured].map(({ id }) => id));
  return [...ids].sort().filter((id) => {
    const before = recorded.find((query) => query.id === id);
    const now = captured.find((query) => query.id === id);
    if (before === undefined || now === undefined || textOf(before) !== textOf(now)) return true;
    return Object.entries(before.uses).some(([table, uses]) =>
      uses.some((use) => {
        const column = columnOf(catalog, table, use.column);
        return column !== undefined && (column.type !== use.type || column.nullable !== use.nullable);
      }),
    );
  });
}

function textOf({ variants }: Pick<ContractQuery | CapturedQuery, 'variants'>): string {
  return JSON.stringify(Object.entries(variants).map(([name, { sql }]) => [name, sql]));
}

function finding(paths: readonly string[], command: string, truth: string): Finding[] {
  const [first] = paths;
  if (first === undefined) return [];
  const others = paths.length === 1 ? '' : ` (and ${paths.length - 1} more)`;
  return [
    {
      rule: 'SA001',
      severity: 'warning',
      class: 'none',
      object: first,
      consumer: null,
      query: null,
      source: `${first}:1`,
      migration: null,
      postgres: null,
      message: `${first}${others} does not say what ${truth}`,
      remedy: `npm run schema -- ${command}`,
    },
  ];
}
