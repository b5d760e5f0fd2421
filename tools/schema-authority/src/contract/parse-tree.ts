/** A node of libpg-query's parse tree: its fields by name. */
export type Node = Readonly<Record<string, unknown>>;

/** What a visitor answers who need not see what is below. */
export const SKIP = Symbol('skip');

/** Visits every object of the parse tree with the key it hangs on, parents before children. */
export function walk(tree: unknown, visit: (name: string, node: Node) => unknown, name = ''): void {
  if (typeof tree !== 'object' || tree === null) return;
  if (Array.isArray(tree)) {
    for (const item of tree) walk(item, visit, name);
    return;
  }
  if (visit(name, tree as Node) === SKIP) return;
  // Trees are large: a list of the entries of every node would take half the time.
  for (const key in tree) walk((tree as Node)[key], visit, key);
}

/** Texts of a list of String nodes, such as the parts of a name; a star is `*`. */
export function texts(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: { String?: { sval?: string }; A_Star?: object }) =>
    item.A_Star === undefined ? (item.String?.sval ?? []) : ['*'],
  );
}

/** The only statement of a parse: its kind, such as `SelectStmt`, and its fields. */
export function soleStatement(tree: unknown): { readonly kind: string; readonly node: Node } {
  const { stmts = [] } = tree as { stmts?: { stmt?: Record<string, Node> }[] };
  const [kind, node] = Object.entries(stmts[0]?.stmt ?? {})[0] ?? ['', {}];
  return { kind, node };
}
