import { columnOf, relationOf, type Relation } from '../../catalog/catalog.ts';
import { placeSince, type LintInput, type LintProblem, type LintRule } from '../problem.ts';

/** The words of the schema live in the schema: every added table and column says what it means. */
export const commentMissing: LintRule = (input) =>
  input.after.relations.flatMap((relation): LintProblem[] => {
    const { name } = relation;
    const table = relation.comment === null && relationOf(input.before, name) === undefined;
    const columns = silentColumns(input, relation);
    const [object] = [...(table ? [name] : []), ...columns.map((column) => `${name}.${column}`)];
    if (object === undefined) return [];
    const [column] = columns;
    return [
      {
        rule: 'comment-missing',
        level: 'error',
        ...placeSince(input, (catalog) =>
          table || column === undefined
            ? relationOf(catalog, name) !== undefined
            : columnOf(catalog, name, column) !== undefined,
        ),
        object,
        message: message(name, table, columns),
        help: `Add: ${statements(relation, table, columns).join(' ')}`,
      },
    ];
  });

/** Added columns without a comment. A view's columns carry those of its tables. */
function silentColumns({ before }: LintInput, { name, kind, columns }: Relation): string[] {
  if (kind !== 'table') return [];
  return columns
    .filter((column) => column.comment === null && columnOf(before, name, column.name) === undefined)
    .map((column) => column.name);
}

function message(name: string, table: boolean, columns: readonly string[]): string {
  const list = columns.join(', ');
  if (table) return `${name} has no comment${columns.length === 0 ? '' : `, nor have its columns ${list}`}`;
  return columns.length === 1
    ? `${name}.${list} has no comment`
    : `columns of ${name} have no comment: ${list}`;
}

function statements({ name, kind }: Relation, table: boolean, columns: readonly string[]): string[] {
  return [
    ...(table ? [`COMMENT ON ${kind.toUpperCase()} ${name} IS '…';`] : []),
    ...columns.map((column) => `COMMENT ON COLUMN ${name}.${column} IS '…';`),
  ];
}
