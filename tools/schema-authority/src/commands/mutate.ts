import { join } from 'node:path';
import { readMigrations } from '@precedent/migrator';
import { Command } from 'commander';
import { captureQueries } from '../contract/capture.ts';
import { runMutants } from '../mutate/mutation-run.ts';
import {
  isFalseAlarm,
  isMissed,
  neededRules,
  scoreByKind,
  type KindScore,
  type Verdict,
} from '../mutate/score.ts';
import { trialsOf } from '../mutate/trial.ts';
import { consumerNamed, findConsumers } from '../workspace/consumers.ts';
import { MIGRATIONS_PATH, WORKSPACE_ROOT } from '../workspace/workspace.ts';
import { databaseUrl } from './arguments.ts';

interface Options {
  readonly json?: boolean;
  readonly consumer?: string;
  readonly databaseUrl?: string;
  readonly everyVariant?: boolean;
}

/** `mutate`: how many small changes that break or silently change a query the check notices, and how many it cries about. */
export function mutateCommand(): Command {
  return new Command('mutate')
    .description(
      'the mutation score of the check: exit 0 when nothing is missed and nothing is a false alarm',
    )
    .option('--json', 'print the score and every disagreement as JSON')
    .option('--consumer <name>', 'with the queries of one consumer only')
    .option(
      '--every-variant',
      'try every variant of a query, not only those that add something; takes longer',
    )
    .option('--database-url <url>', 'work on this server instead of the embedded database', databaseUrl)
    .action(async (options: Options) => {
      const started = performance.now();
      const verdicts = await allVerdicts(options);
      process.stderr.write(
        `${verdicts.length} mutants in ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
      );
      process.stdout.write(options.json === true ? json(verdicts) : text(verdicts));
      if (verdicts.some(isDisagreement)) process.exitCode = 1;
    });
}

/** The oracle is no better than the choice of what it plays: a change in a control counts as a disagreement too. */
function isDisagreement(verdict: Verdict): boolean {
  return isMissed(verdict) || isFalseAlarm(verdict) || verdict.inControl;
}

async function allVerdicts({ consumer, databaseUrl, everyVariant = false }: Options): Promise<Verdict[]> {
  const consumers =
    consumer === undefined
      ? await findConsumers(WORKSPACE_ROOT)
      : [await consumerNamed(WORKSPACE_ROOT, consumer)];
  const captured = await Promise.all(consumers.map((own) => captureQueries(WORKSPACE_ROOT, own)));
  const subject = {
    root: WORKSPACE_ROOT,
    migrations: await readMigrations(join(WORKSPACE_ROOT, MIGRATIONS_PATH)),
    trials: trialsOf(captured.flat()),
    everyVariant,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  };
  let last = performance.now();
  return runMutants(subject, (progress) => {
    if (performance.now() - last < 5000) return;
    last = performance.now();
    process.stderr.write(`${JSON.stringify({ event: 'mutating', ...progress })}\n`);
  });
}

function json(verdicts: readonly Verdict[]): string {
  const kinds = scoreByKind(verdicts);
  const disagreements = verdicts
    .filter(isDisagreement)
    .map((verdict) => ({ ...verdict, missed: isMissed(verdict) }));
  const rules = [...neededRules(verdicts)];
  return `${JSON.stringify({ kinds, total: total(kinds), rules, ...work(verdicts), disagreements }, null, 2)}\n`;
}

function text(verdicts: readonly Verdict[]): string {
  const kinds = scoreByKind(verdicts);
  const rows = [...kinds, total(kinds)].map(({ kind, ...counts }) =>
    [kind.padEnd(24), ...Object.values(counts).map((count) => String(count).padStart(8))].join(' '),
  );
  const head = `${''.padEnd(24)}  mutants  changed   caught   missed    false`;
  const { concerned, controls, seconds } = work(verdicts);
  const lines = verdicts
    .filter(isDisagreement)
    .map(
      (verdict) =>
        `${isMissed(verdict) ? 'MISSED' : isFalseAlarm(verdict) ? 'FALSE ALARM' : 'WRONG CHOICE'}  ` +
        `${verdict.mutant.kind} ${verdict.mutant.object}: ` +
        `${verdict.changed ?? verdict.errors.map(({ rule, message }) => `${rule} ${message}`).at(0) ?? ''}\n  ${verdict.mutant.sql}`,
    );
  return `${[
    head,
    ...rows,
    '',
    `rules that alone notice something: ${[...neededRules(verdicts)].join(', ')}`,
    `statements executed before and after: ${concerned} that use what a mutant touches, ${controls} controls that do not`,
    `tried together with others that should do nothing: ${verdicts.filter(({ pooled }) => pooled === true).length}`,
    `time of all lanes: executing ${seconds.oracle} s, checking ${seconds.check} s`,
    ...lines,
  ]
    .join('\n')
    .trimEnd()}\n`;
}

/** What was really run, and how long it took. */
function work(verdicts: readonly Verdict[]): {
  readonly concerned: number;
  readonly controls: number;
  readonly seconds: { readonly oracle: number; readonly check: number };
} {
  const sum = (count: (own: Verdict) => number): number => verdicts.reduce((all, own) => all + count(own), 0);
  return {
    concerned: sum(({ tried }) => tried.concerned),
    controls: sum(({ tried }) => tried.controls),
    seconds: {
      oracle: Math.round(sum(({ ms }) => ms.oracle) / 1000),
      check: Math.round(sum(({ ms }) => ms.check) / 1000),
    },
  };
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
