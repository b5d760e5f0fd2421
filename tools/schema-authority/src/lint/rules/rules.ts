import type { LintRule } from '../problem.ts';
import { commentMissing } from './comment-missing.ts';
import { grantConsidered } from './grant-considered.ts';
import { indexBlocksWrites } from './index-blocks-writes.ts';
import { notDurable } from './not-durable.ts';
import { oneStatement } from './one-statement.ts';
import { ownerMissing } from './owner-missing.ts';
import { reasonMissing } from './reason-missing.ts';
import { requestForm } from './request-form.ts';
import { roleSettings } from './role-settings.ts';
import { rowsLost } from './rows-lost.ts';
import { runnerSettings } from './runner-settings.ts';

/** Our rules, beside squawk's. */
export const LINT_RULES: readonly LintRule[] = [
  reasonMissing,
  requestForm,
  commentMissing,
  ownerMissing,
  grantConsidered,
  indexBlocksWrites,
  oneStatement,
  rowsLost,
  notDurable,
  runnerSettings,
  roleSettings,
];
