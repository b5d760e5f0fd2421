import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadOpenApi } from '@precedent/service-kit';
import { ROOT } from '../run/run-program.ts';
import { takeAnswersRecord } from './answers-record.ts';
import { compareAnswers } from './compare-answers.ts';

/**
 * Ends the record of a run of all tests, tells how far it covers the documents of the services whose answers it has, and
 * returns a sentence for each documented status that no test got.
 */
export async function judgeAnswers(tell: (text: string) => void): Promise<string[]> {
  const answered = await takeAnswersRecord();
  const recorded = new Set(answered.map(({ service }) => service));
  const coverages = globSync('apps/*/openapi.yaml', { cwd: ROOT })
    .sort()
    .filter((file) => recorded.has(basename(dirname(file))))
    .map((file) => {
      const document = loadOpenApi(pathToFileURL(join(ROOT, file)));
      return compareAnswers(basename(dirname(file)), document, answered);
    });
  const counts = coverages.map(
    ({ service, documented, missing }) => `${service} ${documented - missing.length} of ${documented}`,
  );
  if (counts.length > 0) tell(`Documented statuses that the tests got: ${counts.join(', ')}.`);
  return coverages.flatMap(({ service, missing }) =>
    missing.map((answer) => `No test gets ${answer} of ${service}, which its openapi.yaml documents.`),
  );
}
