import type { Migration } from '@precedent/migrator';
import type { Finding } from '../rules/finding.ts';

/**
 * What git tells before any database is asked: migrations that are on the base were not edited or removed (SA009),
 * new ones come after them (SA010). The runner would refuse the same at deployment; here it is refused before merge.
 */
export function checkIntegrity(
  base: readonly Migration[],
  head: readonly Migration[],
  path: string,
): Finding[] {
  const now = new Map(head.map((migration) => [migration.file, migration]));
  const before = new Set(base.map(({ file }) => file));
  const newest = base.at(-1);
  const changed = base.filter(({ file, checksum }) => now.get(file)?.checksum !== checksum);
  const late = head.filter(({ file, version }) => !before.has(file) && version <= (newest?.version ?? 0));
  const renamedTo = (checksum: string): string | undefined =>
    head.find((other) => !before.has(other.file) && other.checksum === checksum)?.file;
  return [
    ...changed.map(({ file, checksum }) => {
      const other = renamedTo(checksum);
      const what = now.has(file) ? 'edited' : other === undefined ? 'removed' : `renamed to ${other}`;
      return finding('SA009', `${path}/${file}`, {
        message: `${file} is on the base and was ${what}; databases that applied it would differ`,
        remedy: what.startsWith('renamed')
          ? 'Give it back its name: databases know it by that.'
          : 'Restore the file and put the change into a new migration.',
      });
    }),
    ...late
      .filter(({ checksum }) => !changed.some((own) => own.checksum === checksum))
      .map(({ file }) =>
        finding('SA010', `${path}/${file}`, {
          message: `${file} comes before ${newest?.file}, which is on the base already`,
          remedy: 'Give it the next free number.',
        }),
      ),
  ];
}

function finding(
  rule: string,
  file: string,
  { message, remedy }: Pick<Finding, 'message' | 'remedy'>,
): Finding {
  return {
    rule,
    severity: 'error',
    class: 'data',
    object: file,
    consumer: null,
    query: null,
    source: null,
    migration: `${file}:1`,
    postgres: null,
    message,
    remedy,
  };
}
