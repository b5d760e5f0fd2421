import { startAnswersRecord } from './answers/answers-record.ts';
import { judgeAnswers } from './answers/judge-answers.ts';
import { hasDocker } from './database/choose.ts';
import { runChecks } from './run/run-checks.ts';
import { runJest } from './run/run-jest.ts';
import { tally } from './run/tally.ts';

/**
 * `npm test [-- jest arguments]`: types, lint and format of all projects, then their tests. Arguments (a path, a name,
 * any of Jest's) choose tests; then only those run. Ends with one plain line, and with 1 unless everything passed.
 */
const args = process.argv.slice(2);
const everything = args.length === 0 && process.env['TEST_SUITE'] === undefined;

if (everything) await startAnswersRecord();
// The tests wait for servers and processes at times, and the checks have work for each core. They are told at the end.
const told: string[] = [];
const [checks, jest] = await Promise.all([
  everything ? runChecks((text) => void told.push(text)) : { failed: 0 },
  runJest(args),
]);
for (const text of told) console.log(text);
const skipsAllowed = !isCi() || process.env['TEST_DATABASE'] === 'embedded' || !(await hasDocker());
const unanswered = everything ? await judgeAnswers((text) => console.log(text)) : [];
const { passed, failed, skipped, reasons } = tally({ checks, jest, skipsAllowed, unanswered });

for (const reason of reasons) console.log(reason);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;

function isCi(): boolean {
  return !['', '0', 'false'].includes(process.env['CI'] ?? '');
}
