import { SKIP, texts, walk, type Node } from './parse-tree.ts';
import { meanings, type Tables } from './named-tables.ts';

/**
 * Columns that a statement sorts, compares by more than equality, or takes in upper or lower case without naming a
 * collation: there that of the column shows. Names stand as `namesColumn` reads them. What a sub-query or function calls
 * a column is followed to what it is made of; those of parameters are none of a table.
 */
export function orderedColumns(tree: unknown, tables: Tables): Set<string> {
  const derived = derivedOf(tree, tables);
  const ordered = new Set<string>();
  walk(tree, (kind, node) => {
    if (isCollated(kind, node)) for (const column of derived.columnsIn(node)) ordered.add(column);
  });
  // A set goes on with what is added to it.
  for (const column of ordered) for (const origin of derived.originsOf(column)) ordered.add(origin);
  return new Set([...ordered].filter((column) => !column.startsWith(DERIVED)));
}

/** Marks the name of a sub-query, CTE or function, in place of a table's. */
const DERIVED = '?';

/** Columns that each column of something derived is made of, by its name; of a star those of the same name. */
type Outputs = ReadonlyMap<string, ReadonlySet<string>>;

interface Derived {
  /** The columns that a part of the statement may mean. */
  columnsIn(part: unknown): string[];
  /** What a column is made of, one step further in. */
  originsOf(column: string): string[];
}

function derivedOf(tree: unknown, tables: Tables): Derived {
  /** What a name of a FROM clause may stand for. */
  const named = new Map<string, Outputs[]>();
  /** What names without a table may stand for. */
  const selected: Outputs[] = [];
  const columnsIn = (part: unknown): string[] => {
    const found: string[] = [];
    walk(part, (kind, node) => {
      // Where a collation is named, a column's own says nothing.
      if (kind === 'CollateClause' || isNoText(kind, node)) return SKIP;
      if (kind !== 'ColumnRef') return undefined;
      found.push(...meanings(node, tables));
      const [column, owner] = texts(node['fields']).toReversed();
      if (owner !== undefined && named.has(owner)) found.push(`${DERIVED}${owner}.${column}`);
      return undefined;
    });
    return found;
  };
  const name = (alias: string, outputs: Outputs): void => {
    named.set(alias, [...(named.get(alias) ?? []), outputs]);
  };
  const common = new Map<string, Node>();
  // Names first: what is derived is made of what is derived elsewhere.
  walk(tree, (kind, node) => {
    if (kind === 'CommonTableExpr') common.set(String(node['ctename']), node);
    if (kind === 'RangeSubselect' || kind === 'RangeFunction') named.set(aliasOf(node), []);
  });
  walk(tree, (_, node) => {
    if (typeof node['relname'] === 'string' && common.has(node['relname'])) named.set(aliasOf(node), []);
  });
  walk(tree, (kind, node) => {
    if (kind === 'SelectStmt') selected.push(outputsOf({ SelectStmt: node }, null, columnsIn));
    if (kind === 'RangeSubselect') name(aliasOf(node), outputsOf(node['subquery'], namesIn(node), columnsIn));
    if (kind === 'RangeFunction') {
      const inside = new Set(columnsIn(node['functions']));
      name(aliasOf(node), new Map(columnsOfFunction(node).map((column) => [column, inside])));
    }
    const cte = common.get(String(node['relname'])) ?? null;
    if (cte !== null) name(aliasOf(node), outputsOf(cte['ctequery'], texts(cte['aliascolnames']), columnsIn));
  });
  return {
    columnsIn,
    originsOf(column) {
      const dot = column.lastIndexOf('.');
      const [owner, last] = [column.slice(0, dot), column.slice(dot + 1)];
      const from = owner === '*' ? selected : (named.get(owner.slice(DERIVED.length)) ?? []);
      if (owner !== '*' && !owner.startsWith(DERIVED)) return [];
      return from.flatMap((outputs) => [
        ...(outputs.get(last) ?? []),
        ...[...(outputs.get('*') ?? [])].map((star) => star.replace(/\*$/, last)),
      ]);
    },
  };
}

/** The columns that a query gives. Those of a set operation are made of what stands at their place on both sides. */
function outputsOf(
  query: unknown,
  names: readonly string[] | null,
  columnsIn: (part: unknown) => string[],
): Outputs {
  const outputs = new Map<string, Set<string>>();
  for (const [place, { called, columns }] of entriesOf(query, columnsIn).entries()) {
    const known = names?.[place] ?? called;
    outputs.set(known, new Set([...(outputs.get(known) ?? []), ...columns]));
  }
  return outputs;
}

interface Entry {
  readonly called: string;
  readonly columns: readonly string[];
}

function entriesOf(query: unknown, columnsIn: (part: unknown) => string[]): Entry[] {
  const { SelectStmt, ...others } = (query ?? {}) as Readonly<Record<string, Node>>;
  const node = SelectStmt ?? Object.values(others)[0] ?? {};
  const { larg, rarg, targetList, returningClause } = node as Readonly<Record<string, unknown>>;
  if (larg !== undefined) {
    const right = entriesOf({ SelectStmt: rarg }, columnsIn);
    return entriesOf({ SelectStmt: larg }, columnsIn).map(({ called, columns }, place) => ({
      called,
      columns: [...columns, ...(right[place]?.columns ?? [])],
    }));
  }
  const inner = allOf(node);
  if (inner !== undefined) return entriesOf(inner, columnsIn);
  const list =
    SelectStmt === undefined ? (returningClause as { exprs?: unknown } | undefined)?.exprs : targetList;
  return ((list ?? []) as readonly { ResTarget?: Node }[]).map(({ ResTarget = {} }) => ({
    called: calledIn(ResTarget),
    columns: columnsIn(ResTarget['val']),
  }));
}

/** The sub-query of which a query gives every column as it is, and nothing else. */
function allOf({ targetList, fromClause }: Node): unknown {
  const [target, ...more] = (targetList ?? []) as readonly { ResTarget?: Node }[];
  const [from, ...others] = (fromClause ?? []) as readonly { RangeSubselect?: Node }[];
  const isStar = target?.ResTarget !== undefined && calledIn(target.ResTarget) === '*';
  return isStar && more.length === 0 && others.length === 0 ? from?.RangeSubselect?.['subquery'] : undefined;
}

/** What an entry of a select list is called; a star stands for the names of all columns. */
function calledIn({ name, val }: Node): string {
  if (typeof name === 'string') return name;
  return texts(((val ?? {}) as { ColumnRef?: Node }).ColumnRef?.['fields']).at(-1) ?? '';
}

function aliasOf({ alias, relname }: Node): string {
  return (alias as { aliasname?: string } | undefined)?.aliasname ?? String(relname);
}

function namesIn({ alias }: Node): string[] {
  return texts((alias as { colnames?: unknown } | undefined)?.colnames);
}

/** A function of one column bears its name. */
function columnsOfFunction(node: Node): string[] {
  const { coldeflist = [] } = node as { coldeflist?: readonly { ColumnDef?: { colname?: string } }[] };
  return [
    ...namesIn(node),
    ...coldeflist.flatMap(({ ColumnDef }) => ColumnDef?.colname ?? []),
    aliasOf(node),
  ];
}

/** Operators that ask what sorts first, or which letters are the same in another case. */
const COLLATED_OPERATORS = /^(?:<|<=|>|>=|(?:NOT )?BETWEEN(?: SYMMETRIC)?|!?~|!?~\*|!?~~\*)$/;
const COLLATED_FUNCTIONS = new Set(['lower', 'upper', 'initcap', 'min', 'max']);

const COMPARING_OPERATORS = /^(?:=|<>|!=)$/;
/** What is made of texts, but is true or false, or a number. Whatever a collation decides in it is found for itself. */
const NO_TEXTS = new Set(['BoolExpr', 'NullTest', 'BooleanTest', 'GroupingFunc']);

function isNoText(kind: string, node: Node): boolean {
  if (kind === 'FuncCall') return texts(node['funcname']).at(-1) === 'count';
  if (kind !== 'A_Expr') return NO_TEXTS.has(kind);
  // NULLIF compares, and gives what it compared.
  const compares = node['kind'] !== 'AEXPR_NULLIF' && COMPARING_OPERATORS.test(operatorOf(node));
  return compares || COLLATED_OPERATORS.test(operatorOf(node));
}

/** True where a collation decides: sorting, comparing by more than equality, and what upper and lower case are. */
function isCollated(kind: string, node: Node): boolean {
  if (kind === 'A_Expr') return COLLATED_OPERATORS.test(operatorOf(node));
  if (kind === 'FuncCall') return COLLATED_FUNCTIONS.has(texts(node['funcname']).at(-1) ?? '');
  return kind === 'SortBy' || kind === 'MinMaxExpr';
}

function operatorOf(node: Node): string {
  return texts(node['name']).at(-1) ?? '';
}
