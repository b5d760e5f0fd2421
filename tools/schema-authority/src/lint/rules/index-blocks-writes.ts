import { relationOf } from '../../catalog/catalog.ts';
import type { LintProblem, LintRule } from '../problem.ts';

interface IndexStatement {
  readonly concurrent?: boolean;
  readonly idxname?: string;
  readonly relation?: { readonly relname?: string };
}

/** Building an index on a table that is in use stops every write until it is done, unless built CONCURRENTLY. */
export const indexBlocksWrites: LintRule = ({ migrations, before }) =>
  migrations.flatMap(({ migration, statements }) =>
    statements.flatMap(({ kind, tree, line }): LintProblem[] => {
      if (kind !== 'IndexStmt') return [];
      const { concurrent = false, idxname, relation } = tree as IndexStatement;
      const table = relation?.relname ?? '';
      if (concurrent || relationOf(before, table) === undefined) return [];
      return [
        {
          rule: 'index-blocks-writes',
          level: 'error',
          file: migration.file,
          line,
          object: idxname ?? table,
          message: `building the index stops all writes to ${table} until it is done`,
          help: 'Give it a file of its own that begins with "-- no-transaction", and CREATE INDEX CONCURRENTLY IF NOT EXISTS.',
        },
      ];
    }),
  );
