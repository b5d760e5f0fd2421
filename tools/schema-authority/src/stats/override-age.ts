import { OVERRIDES_PATH, type Override } from '../overrides/override.ts';
import { git } from '../workspace/git.ts';

/** An override in force and since when it has been. */
export interface OverrideAge {
  readonly override: Override;
  /** When it came into the file, RFC 3339; null when it is not committed, or came before the history begins. */
  readonly since: string | null;
}

/** When each override's content was first committed. Git finds the commit by the text of the hash. */
export async function overrideAges(
  root: string,
  overrides: readonly Override[],
  cutOffAt: string | null,
): Promise<OverrideAge[]> {
  return Promise.all(
    overrides.map(async (override) => {
      const log = await git(
        root,
        'log',
        '--reverse',
        '--format=%cI',
        `-S${override.content}`,
        '--',
        OVERRIDES_PATH,
      );
      const [since = null] = log.split('\n').filter((line) => line !== '');
      return { override, since: since !== null && since === cutOffAt ? null : since };
    }),
  );
}
