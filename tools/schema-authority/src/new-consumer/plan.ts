import { join } from 'node:path';
import { readMigrations } from '@precedent/migrator';
import { MIGRATIONS_PATH } from '../workspace/workspace.ts';
import { consumerNames, type ConsumerNames } from './consumer-name.ts';
import { render } from './render.ts';
import { readTaken } from './taken.ts';
import { readTemplates } from './templates.ts';

/** A new consumer before anything of it is written. */
export interface ConsumerPlan {
  readonly names: ConsumerNames;
  /** Its folder, from the workspace root. */
  readonly folder: string;
  /** Path of the migration that makes its role, from the workspace root. */
  readonly migration: string;
  /** What is written by hand, as it were: path from the workspace root → text. The rest is generated from it. */
  readonly files: ReadonlyMap<string, string>;
  /** Additions to `docker/`: name of the template → text. */
  readonly deployment: ReadonlyMap<string, string>;
}

/** Renders a new consumer. Throws saying what is wrong with the name, or with the port. */
export async function planConsumer(
  root: string,
  name: string,
  port: number | undefined,
): Promise<ConsumerPlan> {
  const migrations = await readMigrations(join(root, MIGRATIONS_PATH));
  const names = consumerNames(name, port, await readTaken(root, migrations));
  const rendered = async (folder: string): Promise<[string, string][]> =>
    [...(await readTemplates(folder))].map(([path, template]) => [path, render(template, { ...names })]);

  const folder = `apps/${names.name}`;
  const number = String((migrations.at(-1)?.version ?? 0) + 1).padStart(4, '0');
  const migration = `${MIGRATIONS_PATH}/${number}_role_of_${names.underscored}.sql`;
  const app = (await rendered('app')).map(([path, text]): [string, string] => [`${folder}/${path}`, text]);
  const [[, role = ''] = []] = await rendered('role');
  return {
    names,
    folder,
    migration,
    files: new Map([...app, [migration, role]]),
    deployment: new Map(await rendered('deploy')),
  };
}
