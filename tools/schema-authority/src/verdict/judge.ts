import { join } from 'node:path';
import type { Migration } from '@precedent/migrator';
import { foreignDdl } from '../authority/foreign-ddl.ts';
import { readerWrites } from '../authority/reader-writes.ts';
import { check, migrationsAt, type CheckOptions, type CheckResult } from '../check/check.ts';
import type { Stopwatch } from '../check/stopwatch.ts';
import { lint } from '../lint/lint.ts';
import { lintFindings } from '../lint/lint-findings.ts';
import { applyOverrides, type OverrideContext } from '../overrides/apply-overrides.ts';
import type { Override } from '../overrides/override.ts';
import { readOverrides } from '../overrides/read-overrides.ts';
import { placeOfFinding } from '../report/repro.ts';
import type { Finding } from '../rules/finding.ts';
import { staleFindings } from '../stale/stale-files.ts';
import { MIGRATIONS_PATH } from '../workspace/workspace.ts';
import { contentOfFinding, statementHashes } from './finding-content.ts';

export interface JudgeOptions extends CheckOptions {
  /** `YYYY-MM-DD`, in UTC. */
  readonly today: string;
  /** True when `consumers` are not all there are. */
  readonly someConsumers: boolean;
  /** Keeps only findings of this rule. */
  readonly rule?: string;
  /** Keeps only findings about this object. */
  readonly object?: string;
  /** Keeps only findings at this place, `file:line`. */
  readonly at?: string;
  /** Keeps only findings whose message has these words. */
  readonly says?: string;
}

/** A check's result with everything else there is to say, and overrides applied. */
export interface Verdict extends CheckResult {
  /** Findings that would be errors, had nobody let them pass. */
  readonly excused: readonly Finding[];
  /** What an override of the finding would be bound to. */
  contentOf(finding: Finding): string;
}

/**
 * The whole verdict: the comparison of the schemas, then files that are stale, lint of new migrations, changes of the
 * schema outside its owner, and last what people decided to let pass.
 */
export async function judge(options: JudgeOptions, stopwatch: Stopwatch): Promise<Verdict> {
  const { root, today } = options;
  // First, for the check need not run to tell that the file is not in its form.
  const overrides = await readOverrides(root);
  const result = await check(options, stopwatch);
  const { added } = result;
  const whole = options.only === undefined && !options.someConsumers;
  const beside = whole ? await besideComparison(options, result, added) : [];
  const contentOf = await contentOfFinding(result.comparison, added);
  const merged = overrides.length === 0 ? [] : await migrationsAt(root, result.base);
  const onBase = await statementHashes(merged);
  const context: OverrideContext = {
    today,
    contentOf,
    isOnBase: (hash) => onBase.has(hash),
    isLookedAt: (override) => result.status !== 'unchecked' && isLookedAt(options, override, whole),
  };
  const { findings, excused } = applyOverrides(
    [...result.findings, ...(await writesOf(result)), ...beside],
    overrides,
    context,
  );
  stopwatch.lap('lint, stale files, sources, overrides');
  const chosen = findings.filter((finding) => isChosen(options, finding));
  return {
    ...result,
    findings: chosen,
    status: statusOf(result, chosen),
    excused: excused.filter((finding) => chosen.includes(finding)),
    contentOf,
  };
}

/** What is found without regard to single queries; left out when only some queries are looked at. */
async function besideComparison(
  { root, consumers, today }: JudgeOptions,
  { comparison, head, status }: CheckResult,
  added: readonly Migration[],
): Promise<Finding[]> {
  const problems = await lint({ folder: join(root, MIGRATIONS_PATH), added, comparison, today });
  const { catalog } = comparison.change.head;
  return [
    ...lintFindings(problems),
    ...(status === 'unchecked' ? [] : await staleFindings(root, { head, catalog, consumers })),
    ...(await foreignDdl(root)),
  ];
}

function isChosen({ rule, object, at, says }: JudgeOptions, finding: Finding): boolean {
  return (
    (rule === undefined || rule === finding.rule) &&
    (object === undefined || object === finding.object) &&
    (at === undefined || at === placeOfFinding(finding)) &&
    (says === undefined || finding.message.includes(says))
  );
}

async function writesOf({ comparison }: CheckResult): Promise<Finding[]> {
  const declared = [
    ...comparison.change.statements.filter(({ facts }) => facts.changesRows),
    ...comparison.notOnBase.map(({ statement }) => statement),
  ];
  const { base, head } = comparison.change;
  return readerWrites([base.catalog, head.catalog], declared);
}

function isLookedAt({ only, consumers }: JudgeOptions, { query }: Override, whole: boolean): boolean {
  if (whole) return true;
  if (query === null) return false;
  if (only !== undefined) return query === only;
  // A released version is named `context-api@1.2.0`.
  return consumers.some(({ name }) => query.startsWith(`${name}/`) || query.startsWith(`${name}@`));
}

function statusOf({ status }: CheckResult, findings: readonly Finding[]): CheckResult['status'] {
  if (status === 'unchecked') return status;
  return findings.some(({ severity }) => severity === 'error') ? 'breaking' : 'compatible';
}
