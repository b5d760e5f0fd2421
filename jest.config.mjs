import { readdirSync } from 'node:fs';
import { database, long, unit } from './jest.preset.mjs';

const root = import.meta.dirname;
const projects = ['apps', 'libs', 'tools'].flatMap((group) =>
  readdirSync(`${root}/${group}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ dir: `${group}/${entry.name}`, name: entry.name })),
);
const suites = process.env.TEST_SUITE === 'long' ? [long] : [unit, database];

export default {
  projects: projects.flatMap(({ dir, name }) => suites.map((suite) => suite(dir, name))),
  maxWorkers: process.env.TEST_WORKERS ?? 2,
  testTimeout: 30_000,
};
