import { join } from 'node:path';
import { readMigrations } from '@precedent/migrator';
import { Command } from 'commander';
import { captureQueries } from '../contract/capture.ts';
import { Lane } from '../mutate/lane.ts';
import { allMutants } from '../mutate/mutants/all-mutants.ts';
import {
  isFalseAlarm,
  isMissed,
  scoreByKind,
  verdictOf,
  type KindScore,
  type Verdict,
} from '../mutate/score.ts';
import { trialsOf } from '../mutate/trial.ts';
import { evaluate } from '../rules/evaluate.ts';
import { RULES } from '../rules/rules.ts';
import { consumerNamed, findConsumers } from '../workspace/consumers.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../workspace/workspace.ts';

interface Options {
  readonly json?: boolean;
  readonly consumer?: string;
  readonly databaseUrl?: string;
}

/** `mutate`: how many small changes that break or silently change a query the check notices, and how many it cries about. */
export function mutateCommand(): Command {
  return new Command('mutate')
    .description(
      'the mutation score of the check: exit 0 when nothing is missed and nothing is a false alarm',
    )
    .option('--json', 'print the score and every disagreement as JSON')
    .option('--consumer <name>', 'with the queries of one consumer only')
    .option('--database-url <url>', 'work on this server instead of the embedded database')
    .action(async (options: Options) => {
      const verdicts = await allVerdicts(options);
      const kinds = scoreByKind(verdicts);
      const disagreements = verdicts.filter((verdict) => isMissed(verdict) || isFalseAlarm(verdict));
      process.stdout.write(options.json === true ? json(kinds, disagreements) : text(kinds, disagreements));
      if (disagreements.length > 0) process.exitCode = 1;
    });
}

async function allVerdicts({ consumer, databaseUrl }: Options): Promise<Verdict[]> {
  const consumers =
    consumer === undefined
      ? await findConsumers(WORKSPACE_ROOT)
      : [await consumerNamed(WORKSPACE_ROOT, consumer)];
  const captured = await Promise.all(consumers.map((own) => captureQueries(WORKSPACE_ROOT, own)));
  const trials = captured.flat().flatMap((query) => trialsOf([query]));
  const migrations = await readMigrations(join(WORKSPACE_ROOT, MIGRATIONS_PATH));
  const where = databaseUrl === undefined ? {} : { databaseUrl };
  const lane = await Lane.open({ root: WORKSPACE_ROOT, migrations, trials, ...where });
  try {
    const { base, watched } = lane.watched;
    const used = new Set(
      watched.flatMap(({ uses }) => uses.map(({ table, column }) => `${table}.${column}`)),
    );
    const mutants = allMutants(base.catalog, {
      roles: [...new Set(trials.map(({ role }) => role))],
      isUsed: (table, column) => used.has(`${table}.${column}`),
    });
    const verdicts: Verdict[] = [];
    let told = performance.now();
    for (const [index, mutant] of mutants.entries()) {
      const { answer, change } = await lane.observe(mutant);
      const findings = change === null ? [] : evaluate(change, RULES);
      const verdict = verdictOf(
        mutant,
        answer,
        findings.filter(({ severity }) => severity === 'error'),
      );
      if (verdict !== null) verdicts.push(verdict);
      if (performance.now() - told < 5000) continue;
      told = performance.now();
      process.stderr.write(`${JSON.stringify({ event: 'mutating', done: index + 1, of: mutants.length })}\n`);
    }
    return verdicts;
  } finally {
    await lane.close();
  }
}

function json(kinds: readonly KindScore[], disagreements: readonly Verdict[]): string {
  const listed = disagreements.map((verdict) => ({ ...verdict, missed: isMissed(verdict) }));
  return `${JSON.stringify({ kinds, total: total(kinds), disagreements: listed }, null, 2)}\n`;
}

function text(kinds: readonly KindScore[], disagreements: readonly Verdict[]): string {
  const rows = [...kinds, total(kinds)].map(({ kind, ...counts }) =>
    [kind.padEnd(24), ...Object.values(counts).map((count) => String(count).padStart(8))].join(' '),
  );
  const head = `${''.padEnd(24)}  mutants  changed   caught   missed    false`;
  const lines = disagreements.map(
    (verdict) =>
      `${isMissed(verdict) ? 'MISSED' : 'FALSE ALARM'}  ${verdict.mutant.kind} ${verdict.mutant.object}: ` +
      `${verdict.changed ?? verdict.errors.map(({ rule, message }) => `${rule} ${message}`).at(0) ?? ''}\n  ${verdict.mutant.sql}`,
  );
  return `${[head, ...rows, '', ...lines].join('\n').trimEnd()}\n`;
}

function total(kinds: readonly KindScore[]): KindScore {
  const sum = (count: (own: KindScore) => number): number => kinds.reduce((all, own) => all + count(own), 0);
  return {
    kind: 'all',
    mutants: sum(({ mutants }) => mutants),
    changed: sum(({ changed }) => changed),
    caught: sum(({ caught }) => caught),
    missed: sum(({ missed }) => missed),
    falseAlarms: sum(({ falseAlarms }) => falseAlarms),
  };
}
