import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Report } from '../src/report/report.ts';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.ts';

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../check-report.schema.json'), 'utf8'),
) as object;
const validate = new Ajv2020({ allErrors: true }).compile(schema);

export const HARMLESS = `-- Histories tell when their last attempt ended, so that nobody has to look through the traces for it.
ALTER TABLE action_histories ADD COLUMN completed_at TIMESTAMPTZ;
COMMENT ON COLUMN action_histories.completed_at IS 'When the last attempt ended; NULL while one is going on.';
GRANT SELECT (completed_at) ON action_histories TO precedent_reader;
`;
export const RENAME = `-- Alerts have a title now.
ALTER TABLE resource_action_traces RENAME COLUMN alert_severity TO severity;
`;

/** Gives a test file a copy of the workspace: made before its tests, removed after them. */
export function useWorkspaceCopy(): () => WorkspaceCopy {
  const holder: { copy?: WorkspaceCopy } = {};
  beforeAll(async () => {
    holder.copy = await copyWorkspace();
  });
  afterAll(() => holder.copy?.dispose());
  return () => {
    if (holder.copy === undefined) throw new Error('the copy exists only inside tests and hooks');
    return holder.copy;
  };
}

/** Runs `check` against the copy's last commit for its JSON report, which must be in its form. */
export async function check(
  copy: WorkspaceCopy,
  ...args: readonly string[]
): Promise<{ exitCode: number; report: Report }> {
  const { exitCode, stdout, stderr } = await copy.schema(
    'check',
    '--base',
    'HEAD',
    '--format',
    'json',
    ...args,
  );
  if (!stdout.startsWith('{')) throw new Error(stderr);
  const report = JSON.parse(stdout) as Report;
  validate(report);
  expect(validate.errors).toBeNull();
  return { exitCode, report };
}

/** `rule severity` of each finding. */
export function rulesOf({ findings }: Report): string[] {
  return findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

/** The arguments of `check` that a finding's repro line gives. */
export function reproArguments(report: Report, query: string): string[] {
  const found = report.findings.find((finding) => finding.query === query);
  if (found === undefined) throw new Error(`no finding about ${query}`);
  return found.repro.replace('npm run schema -- check ', '').split(' ');
}
