import type { Catalog } from '../catalog/catalog.ts';

/** What a plan does on tables, boiled down to what an index decides. */
export interface PlanShape {
  readonly scans: readonly PlanScan[];
  /** Sorts the plan cannot avoid. */
  readonly sorts: number;
  /** Indexes by which ON CONFLICT tells that a row is there already. */
  readonly arbiters: readonly string[];
}

/** One scan of a relation. */
export interface PlanScan {
  readonly relation: string;
  /** Null when the scan reads the table itself. */
  readonly index: string | null;
  /** Condition by which the index is entered. */
  readonly condition: string | null;
  /** True when the index delivers rows by their distance. */
  readonly byDistance: boolean;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Order By'?: string;
  readonly 'Conflict Arbiter Indexes'?: readonly string[];
  readonly Plans?: readonly PlanNode[];
}

/** Boils down what `EXPLAIN (FORMAT JSON)` names `Plan`. */
export function planShape(roots: readonly PlanNode[]): PlanShape {
  const scans: PlanScan[] = [];
  const arbiters: string[] = [];
  let sorts = 0;
  const visit = (node: PlanNode, above?: string): void => {
    const type = node['Node Type'];
    if (type === 'Sort' || type === 'Incremental Sort') sorts++;
    arbiters.push(...(node['Conflict Arbiter Indexes'] ?? []));
    // Below a bitmap heap scan the index scans name no relation of their own.
    const relation = node['Relation Name'] ?? above;
    const indexed = /^(Index Scan|Index Only Scan|Bitmap Index Scan)$/.test(type);
    if (relation !== undefined && (indexed || type === 'Seq Scan')) {
      scans.push({
        relation,
        index: node['Index Name'] ?? null,
        condition: node['Index Cond'] ?? null,
        byDistance: node['Order By'] !== undefined,
      });
    }
    for (const child of node.Plans ?? []) visit(child, relation);
  };
  for (const root of roots) visit(root);
  return { scans, sorts, arbiters };
}

/** A plan with the schema it was made on. */
export interface MadePlan {
  readonly plan: PlanShape;
  readonly catalog: Catalog;
  /** Name under which plans are compared, for a relation by the name it has there. */
  nameOf(relation: string): string;
}

/**
 * The relations that the plan `after` reads in a worse way than `before`: fewer of its scans are narrowed by an index,
 * or it must sort where it did not. Both plans were made with sequential scans and sorts switched off, so that what
 * remains is what no index can do.
 */
export function worseRelations(before: MadePlan, after: MadePlan): string[] {
  const relations = new Set(before.plan.scans.map(({ relation }) => before.nameOf(relation)));
  const worse = [...relations].filter((relation) => score(after, relation) < score(before, relation));
  if (worse.length > 0 || after.plan.sorts <= before.plan.sorts) return worse;
  const kept = new Set(after.plan.scans.map(({ index }) => index));
  const lost = before.plan.scans.filter(({ index }) => !kept.has(index));
  return [
    ...new Set((lost.length > 0 ? lost : before.plan.scans).map((scan) => before.nameOf(scan.relation))),
  ];
}

/**
 * Two for a scan that enters an index by a key or a distance, one for a scan of a whole index of some rows. To read an index of
 * all rows from end to end is as much as to read the table; the order it gives shows as a sort that is spared.
 */
function score({ plan, catalog, nameOf }: MadePlan, relation: string): number {
  return plan.scans
    .filter((scan) => nameOf(scan.relation) === relation)
    .reduce((sum, scan) => sum + (isNarrowed(scan, catalog) ? 2 : isPartial(scan, catalog) ? 1 : 0), 0);
}

function isPartial({ index }: PlanScan, { relations }: Catalog): boolean {
  return relations.some(({ indexes }) =>
    indexes.some(({ name, definition }) => name === index && / WHERE \(/.test(definition)),
  );
}

/** A condition on later keys alone still reads the index from end to end. */
function isNarrowed({ index, condition, byDistance }: PlanScan, { relations }: Catalog): boolean {
  if (byDistance || condition === null || index === null) return byDistance;
  const indexes = relations.flatMap((relation) => relation.indexes);
  const [leading] = indexes.find(({ name }) => name === index)?.keys ?? [];
  // An index of the runner's own table is in no catalog.
  return leading === undefined || condition.includes(leading.expression);
}
