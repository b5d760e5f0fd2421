import { parse } from 'libpg-query';
import type { Catalog } from '../../catalog/catalog.ts';
import { texts, walk, type Node } from '../../contract/parse-tree.ts';

/** What a statement asks of a column, with one of its parameters or with none. */
export interface ParameterUse {
  readonly table: string;
  readonly column: string;
  readonly operator: '=' | '<' | '<=' | '>' | '>=' | 'is null' | 'is not null';
  /** Number of the parameter, from 1; null for a test for NULL. */
  readonly parameter: number | null;
}

/** What an operand of a comparison is. */
type Operand = { readonly parameter: number } | { readonly table: string; readonly column: string };

/**
 * Which parameters a statement compares with which columns, as far as its text tells: directly, in a row comparison,
 * or by way of a sub-query that only lists parameters. Used to make rows that the statement finds.
 */
export async function parameterUses(sql: string, catalog: Catalog): Promise<ParameterUse[]> {
  const tree = await parse(sql);
  const names = namesOf(tree, catalog);
  const uses: ParameterUse[] = [];
  const compare = (operator: string, left: unknown, right: unknown): void => {
    const [leftRow, rightRow] = [rowOf(left), rowOf(right)];
    // A row is less already when its first column is.
    if (leftRow !== null && rightRow !== null) return compare(operator, leftRow[0], rightRow[0]);
    const [a, b] = [operandOf(left, names), operandOf(right, names)];
    if (a !== null && b !== null && 'column' in a && 'parameter' in b) add(operator, a, b.parameter);
    if (a !== null && b !== null && 'column' in b && 'parameter' in a)
      add(mirrored(operator), b, a.parameter);
  };
  const add = (operator: string, to: { table: string; column: string }, parameter: number): void => {
    if (isOperator(operator)) uses.push({ ...to, operator, parameter });
  };
  walk(tree, (key, node) => {
    // IS DISTINCT FROM stands there as an equals sign too.
    if (key === 'A_Expr' && node['kind'] !== 'AEXPR_DISTINCT')
      compare(texts(node['name']).at(-1) ?? '', node['lexpr'], node['rexpr']);
    if (key === 'NullTest') {
      const operand = operandOf(node['arg'], names);
      const operator = node['nulltesttype'] === 'IS_NULL' ? 'is null' : 'is not null';
      if (operand !== null && 'column' in operand) uses.push({ ...operand, operator, parameter: null });
    }
  });
  return uses;
}

const OPERATORS = ['=', '<', '<=', '>', '>='] as const;

function isOperator(text: string): text is (typeof OPERATORS)[number] {
  return (OPERATORS as readonly string[]).includes(text);
}

function mirrored(operator: string): string {
  return operator.replaceAll(/[<>]/g, (sign) => (sign === '<' ? '>' : '<'));
}

interface Names {
  /** Table by the name it is called by. */
  readonly tables: ReadonlyMap<string, string>;
  /** Parameter by `name.column` of a sub-query that lists parameters. */
  readonly parameters: ReadonlyMap<string, number>;
  readonly catalog: Catalog;
}

function namesOf(tree: unknown, catalog: Catalog): Names {
  const lists = new Map<string, Map<string, number>>();
  const tables = new Map<string, string>();
  const parameters = new Map<string, number>();
  const call = (name: string, list: ReadonlyMap<string, number>): void => {
    for (const [column, parameter] of list) parameters.set(`${name}.${column}`, parameter);
  };
  walk(tree, (key, node) => {
    if (key === 'CommonTableExpr') lists.set(String(node['ctename']), listed(node['ctequery']));
    if (key === 'RangeFunction') call(aliasOf(node) ?? '', arrays(node));
  });
  walk(tree, (_, node) => {
    const { relname } = node;
    if (typeof relname !== 'string') return;
    const list = lists.get(relname);
    if (list !== undefined) call(aliasOf(node) ?? relname, list);
    else if (catalog.relations.some(({ name }) => name === relname))
      tables.set(aliasOf(node) ?? relname, relname);
  });
  return { tables, parameters, catalog };
}

/** Columns of a SELECT that are parameters. */
function listed(query: unknown): Map<string, number> {
  const found = new Map<string, number>();
  const { SelectStmt } = query as {
    SelectStmt?: { targetList?: { ResTarget?: { name?: string; val?: unknown } }[] };
  };
  for (const { ResTarget } of SelectStmt?.targetList ?? []) {
    const parameter = parameterOf(ResTarget?.val);
    if (ResTarget?.name !== undefined && parameter !== null) found.set(ResTarget.name, parameter);
  }
  return found;
}

/** Columns of `unnest($1, $2) AS name (a, b)`. */
function arrays(node: Node): Map<string, number> {
  const columns = texts((node['alias'] as Node | undefined)?.['colnames']);
  const found: number[] = [];
  walk(node['functions'], (key, { number }) => {
    if (key === 'ParamRef' && typeof number === 'number') found.push(number);
  });
  return new Map(
    columns.flatMap((column, index) => (found[index] === undefined ? [] : [[column, found[index]]])),
  );
}

function aliasOf(node: Node): string | undefined {
  return (node['alias'] as { aliasname?: string } | undefined)?.aliasname;
}

function operandOf(node: unknown, { tables, parameters, catalog }: Names): Operand | null {
  const parameter = parameterOf(node);
  if (parameter !== null) return { parameter };
  const { ColumnRef, TypeCast } = (node ?? {}) as { ColumnRef?: Node; TypeCast?: { arg?: unknown } };
  if (TypeCast !== undefined) return operandOf(TypeCast.arg, { tables, parameters, catalog });
  const parts = texts(ColumnRef?.['fields']);
  const column = parts.at(-1);
  if (column === undefined) return null;
  const [owner] = parts.length > 1 ? parts.slice(-2) : [null];
  const listed = parameters.get(`${owner}.${column}`);
  if (listed !== undefined) return { parameter: listed };
  const candidates = owner === null ? [...tables.values()] : [tables.get(owner ?? '')];
  const table = candidates.find((name) =>
    catalog.relations.some((own) => own.name === name && own.columns.some((of) => of.name === column)),
  );
  return table === undefined ? null : { table, column };
}

function parameterOf(node: unknown): number | null {
  const { ParamRef, TypeCast } = (node ?? {}) as {
    ParamRef?: { number?: number };
    TypeCast?: { arg?: unknown };
  };
  if (TypeCast !== undefined) return parameterOf(TypeCast.arg);
  return ParamRef?.number ?? null;
}

function rowOf(node: unknown): unknown[] | null {
  const { RowExpr } = (node ?? {}) as { RowExpr?: { args?: unknown[] } };
  return RowExpr?.args ?? null;
}
