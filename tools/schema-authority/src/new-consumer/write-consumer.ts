import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeFiles } from '../workspace/write-files.ts';
import type { ConsumerPlan } from './plan.ts';

const run = promisify(execFile);

/** Where versions of workspace packages stand; taken back when something fails. */
const VERSIONED = ['package-lock.json', 'libs/schema/package.json'];

/**
 * Writes a consumer and everything that follows from it. When a step fails, what was written is removed again.
 * @param generate writes what is generated from the migrations and from the consumers' queries
 */
export async function writeConsumer(
  root: string,
  { folder, migration, files }: ConsumerPlan,
  generate: () => Promise<void>,
): Promise<void> {
  const before = await Promise.all(VERSIONED.map((path) => readFile(join(root, path))));
  try {
    await writeFiles(root, files);
    await openApiTypes(root, folder);
    await generate();
    await format(root, folder);
    await install(root);
  } catch (error) {
    await rm(join(root, folder), { recursive: true, force: true });
    await rm(join(root, migration), { force: true });
    await Promise.all(VERSIONED.map((path, index) => writeFile(join(root, path), before[index] ?? '')));
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new Error(
      `${stderr?.trim() || message}\n${folder} was removed again; npm run schema -- generate restores what is generated`,
      { cause: error },
    );
  }
}

/** As the app's own script does, but the app is no installed workspace yet. */
async function openApiTypes(root: string, folder: string): Promise<void> {
  const program = join(root, 'node_modules/openapi-typescript/bin/cli.js');
  await run(process.execPath, [program, 'openapi.yaml', '-o', 'src/generated/openapi.ts'], {
    cwd: join(root, folder),
  });
}

/** How long a line gets depends on the consumer's name. */
async function format(root: string, folder: string): Promise<void> {
  const program = join(root, 'node_modules/prettier/bin/prettier.cjs');
  await run(process.execPath, [program, '--log-level=warn', '--write', folder], { cwd: root });
}

/** Enters the new workspace into package-lock.json and links it. It needs no package that is not there already. */
async function install(root: string): Promise<void> {
  const cli = process.env['npm_execpath'];
  const known = cli !== undefined && /npm-cli\.[cm]?js$/.test(cli);
  const [command, first] = known ? [process.execPath, [cli]] : ['npm', []];
  const options = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  await run(command, [...first, 'install', ...options], { cwd: root });
}
