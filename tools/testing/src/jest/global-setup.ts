import { chooseDatabase } from '../database/choose.ts';
import { prepareDatabase } from '../database/prepare.ts';
import { startRecording } from '../recorded/recording.ts';
import { publishPrepared } from '../database/prepared.ts';
import { onTeardown } from './teardown-list.ts';

/** Prepares one database for all `*.db.test.ts` files of a run. */
export default async function setUp(): Promise<void> {
  // Undone last: it may fail the run, and the databases are gone by then.
  onTeardown(failRun(await startRecording()));
  const choice = await chooseDatabase(process.env);
  process.stderr.write(`Tests use ${choice.what}.\n`);
  if (choice.kind === 'server') onTeardown(choice.stop);
  const { prepared, dispose } = await prepareDatabase(choice);
  onTeardown(dispose);
  publishPrepared(prepared);
}

/** An error would end Jest before it has reported; with an exit code it reports, and the run has failed all the same. */
function failRun(end: () => Promise<void>): () => Promise<void> {
  return () =>
    end().catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    });
}
