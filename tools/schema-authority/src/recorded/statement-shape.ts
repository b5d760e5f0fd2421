import { parse } from 'libpg-query';

/**
 * A statement taken apart: what it is without its conditions and the columns it selects, and these: the conditions that
 * AND joins, and the columns of lists that select nothing else.
 */
export interface StatementShape {
  readonly shape: string;
  readonly conditions: ReadonlySet<string>;
}

type Node = Readonly<Record<string, unknown>>;

/**
 * Takes a statement apart, its sub-queries too. A filtered list has one shape and as many texts as there are
 * combinations of filters and of columns wanted; parameter numbers, values and the length of lists make no difference either.
 * Throws the parser's error.
 */
export async function statementShape(sql: string): Promise<StatementShape> {
  const conditions = new Set<string>();
  const shape = JSON.stringify(normalise(await parse(sql), conditions));
  return { shape, conditions };
}

/** True when a declared query makes statements of this shape and knows each of the conditions. */
export function isMadeBy(statement: StatementShape, variants: readonly StatementShape[]): boolean {
  const known = new Set(variants.flatMap(({ conditions }) => [...conditions]));
  return (
    variants.some(({ shape }) => shape === statement.shape) &&
    [...statement.conditions].every((condition) => known.has(condition))
  );
}

/** A copy of a parse tree without places, values and conditions; the conditions are collected. */
function normalise(tree: unknown, conditions: Set<string>): unknown {
  if (Array.isArray(tree)) {
    const items = tree.map((item) => JSON.stringify(normalise(item, conditions)));
    return [...new Set(items)];
  }
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, child]: [string, unknown]) => {
      if (/location|_len$|_list_(start|end)$|^number$/.test(key)) return [];
      if (key === 'A_Const') return [[key, 'value']];
      if (key === 'whereClause') {
        for (const condition of conjuncts(child as Node)) {
          conditions.add(JSON.stringify(normalise(condition, conditions)));
        }
        return [];
      }
      if (key === 'targetList' && isPlain(child)) {
        for (const column of child) conditions.add(JSON.stringify(normalise(column, conditions)));
        return [];
      }
      return [[key, normalise(child, conditions)]];
    }),
  );
}

/** Whether a list selects columns as they are, and nothing else. */
function isPlain(targets: unknown): targets is readonly unknown[] {
  return (
    Array.isArray(targets) &&
    targets.every((target: { ResTarget?: { name?: string; val?: object } }) => {
      const { name, val = {} } = target.ResTarget ?? {};
      return name === undefined && 'ColumnRef' in val;
    })
  );
}

function conjuncts(node: Node): unknown[] {
  const { boolop, args } = (node['BoolExpr'] ?? {}) as { boolop?: string; args?: Node[] };
  return boolop === 'AND_EXPR' && args !== undefined ? args.flatMap(conjuncts) : [node];
}
