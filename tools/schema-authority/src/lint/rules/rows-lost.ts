import { relationOf } from '../../catalog/catalog.ts';
import type { LintProblem, LintRule } from '../problem.ts';

interface Relation {
  readonly relname?: string;
  readonly schemaname?: string;
}

/**
 * Rows that a migration deletes, or values that it makes into others in place, are lost to every reader and cannot be
 * brought back: that needs a reason. Filling and correcting by UPDATE is what migrations are for.
 */
export const rowsLost: LintRule = ({ migrations, before }) =>
  migrations.flatMap(({ migration, statements }) =>
    statements.flatMap(({ kind, tree, line }): LintProblem[] =>
      lossesOf(kind, tree)
        .filter(({ table }) => relationOf(before, table) !== undefined)
        .map(({ table, object, message }) => ({
          rule: 'rows-lost',
          level: 'error',
          file: migration.file,
          line,
          object: object ?? table,
          message,
          help: 'Say why nobody needs them any more: "-- lint: allow rows-lost: <reason>".',
        })),
    ),
  );

interface Loss {
  readonly table: string;
  readonly object?: string;
  readonly message: string;
}

function lossesOf(kind: string, tree: Readonly<Record<string, unknown>>): Loss[] {
  if (kind === 'DeleteStmt') {
    const table = nameOf(tree['relation'] as Relation);
    return [{ table, message: `rows of ${table} are deleted, for ever` }];
  }
  if (kind === 'TruncateStmt') {
    return (tree['relations'] as { RangeVar?: Relation }[]).map(({ RangeVar = {} }) => {
      const table = nameOf(RangeVar);
      return { table, message: `all rows of ${table} are deleted, for ever` };
    });
  }
  return kind === 'AlterTableStmt' ? rewritten(tree) : [];
}

interface AlterColumn {
  readonly subtype?: string;
  readonly name?: string;
  readonly def?: { readonly ColumnDef?: { readonly raw_default?: unknown } };
}

/** `ALTER COLUMN … TYPE … USING` with anything but the column itself or a cast of it. */
function rewritten(tree: Readonly<Record<string, unknown>>): Loss[] {
  const table = nameOf(tree['relation'] as Relation);
  return ((tree['cmds'] ?? []) as { AlterTableCmd?: AlterColumn }[]).flatMap(({ AlterTableCmd: command }) => {
    const using = command?.def?.ColumnDef?.raw_default;
    if (command?.subtype !== 'AT_AlterColumnType' || using === undefined || isPlain(using)) return [];
    const object = `${table}.${command.name}`;
    return [{ table, object, message: `USING makes other values of those in ${object}, for ever` }];
  });
}

function isPlain(expression: unknown): boolean {
  const { ColumnRef, TypeCast } = expression as { ColumnRef?: object; TypeCast?: { arg?: unknown } };
  return ColumnRef !== undefined || (TypeCast?.arg !== undefined && isPlain(TypeCast.arg));
}

function nameOf({ relname = '', schemaname }: Relation): string {
  return schemaname === undefined || schemaname === 'public' ? relname : `${schemaname}.${relname}`;
}
