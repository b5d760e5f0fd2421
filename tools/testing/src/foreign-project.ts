import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const COMPILER = ['--strict', '--target', 'es2023', '--module', 'nodenext', '--lib', 'es2023,dom'];

/** Somebody else's project: it gets a package of this workspace as it is published, and nothing else of it. */
export class ForeignProject {
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  /** An empty one, which the caller removes. */
  static async create(): Promise<ForeignProject> {
    const project = new ForeignProject(await mkdtemp(join(tmpdir(), 'precedent-foreign-')));
    await project.write('package.json', JSON.stringify({ name: 'empty', private: true, type: 'module' }));
    return project;
  }

  remove(): Promise<void> {
    return rm(this.directory, { recursive: true, force: true });
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.directory, file), text);
  }

  /**
   * Packs a package and installs it with others, which are named as npm takes them.
   * @returns the files that the package has
   */
  async install(packageDirectory: URL, ...others: string[]): Promise<readonly string[]> {
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', this.directory], {
      cwd: fileURLToPath(packageDirectory),
    });
    const [packed] = JSON.parse(stdout.slice(stdout.indexOf('['))) as [
      { filename: string; files: { path: string }[] },
    ];
    await run('npm', ['install', '--no-audit', '--no-fund', packed.filename, ...others], {
      cwd: this.directory,
    });
    return packed.files.map(({ path }) => path);
  }

  /** Checks and compiles a file with the installed TypeScript, also the types it imports. Rejects with `stdout`. */
  async compile(file: string): Promise<void> {
    await run(join(this.directory, 'node_modules/.bin/tsc'), [...COMPILER, '--outDir', 'out', file], {
      cwd: this.directory,
    });
  }

  /** What a compiled file prints. */
  async run(file: string, ...args: string[]): Promise<string> {
    const { stdout } = await run(process.execPath, [join('out', file), ...args], { cwd: this.directory });
    return stdout;
  }
}
