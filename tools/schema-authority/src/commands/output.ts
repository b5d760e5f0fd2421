import { writeFile } from 'node:fs/promises';

/** Writes a report to a file, or to standard output when none is given. */
export async function output(report: string, file: string | undefined): Promise<void> {
  if (file === undefined) process.stdout.write(report);
  else await writeFile(file, report);
}
