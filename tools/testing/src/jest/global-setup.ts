import { chooseDatabase } from '../database/choose.ts';
import { prepareDatabase } from '../database/prepare.ts';
import { startRecording } from '../recorded/recording.ts';
import { publishPrepared } from '../database/prepared.ts';
import { onTeardown } from './teardown-list.ts';

/** Prepares one database for all `*.db.test.ts` files of a run. */
export default async function setUp(): Promise<void> {
  // Undone last: it may fail the run, and the databases are gone by then.
  onTeardown(await startRecording());
  const choice = await chooseDatabase(process.env);
  process.stderr.write(`Tests use ${choice.what}.\n`);
  if (choice.kind === 'server') onTeardown(choice.stop);
  const { prepared, dispose } = await prepareDatabase(choice);
  onTeardown(dispose);
  publishPrepared(prepared);
}
