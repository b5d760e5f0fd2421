import { runChecks } from './run/run-checks.ts';

/** `npm run check`: types, lint and format of all projects, without tests. */
const { failed } = await runChecks();
process.exitCode = failed === 0 ? 0 : 1;
