import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { database, long, unit } from './jest.preset.mjs';

const root = import.meta.dirname;
const projects = ['apps', 'libs', 'tools'].flatMap((group) =>
  readdirSync(`${root}/${group}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ dir: `${group}/${entry.name}`, name: entry.name })),
);
/** `database`: what depends on which database is used. */
const SUITES = { long: [long], database: [database] };
const suites = SUITES[process.env.TEST_SUITE] ?? [unit, database];

/** One more than there are cores, for a test often waits for a server or a process. The bound is for the test server. */
function workers() {
  return Math.min(availableParallelism() + 1, 8);
}

export default {
  projects: projects.flatMap(({ dir, name }) => suites.map((suite) => suite(dir, name))),
  maxWorkers: process.env.TEST_WORKERS ?? (process.env.TEST_SUITE === 'long' ? 2 : workers()),
  // Guards against what hangs; nothing waits for it. Generous, for a machine may be busy with other things.
  testTimeout: 90_000,
};
