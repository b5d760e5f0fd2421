import type { Migration } from '@precedent/migrator';
import { compareSchemas } from '../src/check/compare.ts';
import { lint } from '../src/lint/lint.ts';
import { shadowAt } from '../src/replay/base-shadow.ts';
import { WORKSPACE_ROOT } from '../src/workspace/workspace.ts';

/** What the linter says of migrations that are added to others. @param folder where the added files are */
export async function problemsOf(
  folder: string,
  base: readonly Migration[],
  migrations: readonly Migration[],
): ReturnType<typeof lint> {
  const { shadow } = await shadowAt(WORKSPACE_ROOT, base);
  try {
    const comparison = await compareSchemas(shadow, migrations, []);
    return await lint({ folder, added: migrations, comparison, today: '2026-01-31' });
  } finally {
    await shadow.close();
  }
}
