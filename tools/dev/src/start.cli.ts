import { Life } from './start/life.ts';
import { readOptions } from './start/options.ts';
import { plainReporter } from './report/plain-reporter.ts';
import { terminalReporter } from './report/terminal-reporter.ts';
import { onStopRequest } from './start/stop-request.ts';
import { start } from './start/start.ts';
import { ExplainedError } from './explained-error.ts';

/** `npm start`: starts everything, waits, stops everything. */
const options = readOptions(process.argv.slice(2), process.env);
const reporter = process.stdout.isTTY === true ? terminalReporter() : plainReporter(console.log);
const life = new Life();
onStopRequest(() => life.end());

try {
  const whatToTell = await start(options, reporter, life);
  reporter.end('Ready.');
  console.log(whatToTell);
  await life.over;
} catch (error) {
  life.end(error as Error);
}
if (life.failure === undefined) console.log('Stopping ...');
await life.stopAll();
if (life.failure === undefined) {
  console.log('Stopped.');
} else {
  console.error(life.failure instanceof ExplainedError ? life.failure.message : life.failure.stack);
}
process.exit(life.failure === undefined ? 0 : 1);
