/** What a plan does on tables, boiled down to what an index decides. */
export interface PlanShape {
  /** One entry a scan: relation, index if any, and whether the index narrows or orders it. */
  readonly scans: readonly PlanScan[];
  /** Sorts the plan cannot avoid. */
  readonly sorts: number;
}

export interface PlanScan {
  readonly relation: string;
  readonly index: string | null;
  /** `full`: reads every row. `ordered`: walks the index in order. `narrowed`: looks up by key or distance. */
  readonly access: 'full' | 'ordered' | 'narrowed';
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Order By'?: string;
  readonly 'Recheck Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Boils down the `Plan` of `EXPLAIN (FORMAT JSON)`. */
export function planShape(root: PlanNode): PlanShape {
  const scans: PlanScan[] = [];
  let sorts = 0;
  const visit = (node: PlanNode, relation?: string): void => {
    const type = node['Node Type'];
    if (type === 'Sort' || type === 'Incremental Sort') sorts++;
    const table = node['Relation Name'] ?? relation;
    // Below a bitmap heap scan the index scans name no relation of their own.
    if (type === 'Seq Scan' && table !== undefined)
      scans.push({ relation: table, index: null, access: 'full' });
    if (/^(Index Scan|Index Only Scan|Bitmap Index Scan)$/.test(type) && table !== undefined) {
      const narrowed = node['Index Cond'] !== undefined || node['Order By'] !== undefined;
      scans.push({
        relation: table,
        index: node['Index Name'] ?? null,
        access: narrowed ? 'narrowed' : 'ordered',
      });
    }
    for (const child of node.Plans ?? []) visit(child, table);
  };
  visit(root);
  return { scans, sorts };
}

const RANK = { full: 0, ordered: 1, narrowed: 2 } as const;

/**
 * The relations that the plan `after` reads in a worse way than `before`: fewer of its scans are narrowed by an index,
 * or it must sort where it did not. Both plans were made with sequential scans and sorts switched off, so that what
 * remains is what no index can do.
 */
export function worseRelations(before: PlanShape, after: PlanShape): string[] {
  const relations = new Set(before.scans.map(({ relation }) => relation));
  const worse = [...relations].filter((relation) => {
    const score = (shape: PlanShape): number =>
      shape.scans
        .filter((scan) => scan.relation === relation)
        .reduce((sum, scan) => sum + RANK[scan.access], 0);
    return score(after) < score(before);
  });
  if (worse.length === 0 && after.sorts > before.sorts) {
    const lost = before.scans.filter(({ index }) => !after.scans.some((scan) => scan.index === index));
    return [...new Set((lost.length > 0 ? lost : before.scans).map(({ relation }) => relation))];
  }
  return worse;
}
