import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { COMMENT_MARKER } from '../report/markdown.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const WORKFLOW = '.github/workflows/schema.yml';

interface Workflow {
  readonly permissions: unknown;
  readonly on: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}
interface Job {
  readonly if?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
const workflow = parse(read(WORKFLOW)) as Workflow;
const jobs = Object.values(workflow.jobs);
const commands = jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

test('actions are pinned by their hash, with the version beside it', () => {
  const uses = read(WORKFLOW).match(/uses: .*/g) ?? [];
  expect(uses.length).toBeGreaterThan(3);
  for (const line of uses) expect(line).toMatch(/^uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('nothing is permitted unless a job says so, and what runs the code of a pull request may only read', () => {
  expect(workflow.permissions).toEqual({});
  expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
  for (const { permissions, steps, if: condition } of jobs) {
    const runsCode = steps.some(({ uses, run }) => /checkout/.test(uses ?? '') || /npm /.test(run ?? ''));
    if (runsCode) expect(permissions).toEqual({ contents: 'read' });
    else expect(condition).toContain('github.event.pull_request.head.repo.full_name == github.repository');
  }
});

test('no expression is put into a shell command: what others wrote reaches it as a variable', () => {
  for (const command of commands) expect(command).not.toContain('${{');
});

test('the gates run, and the comment is found again by the marker of the report', () => {
  const text = commands.join('\n');
  for (const gate of [
    'generate --check',
    'contract --check',
    'version --check',
    'lint --base',
    'check --base',
  ])
    expect(text).toContain(`npm run schema -- ${gate}`);
  expect(text).toContain('--format github');
  expect(text).toContain('--format sarif');
  const markers = jobs.flatMap(({ steps }) => steps.flatMap(({ env }) => env?.['MARKER'] ?? []));
  expect(markers).toEqual([COMMENT_MARKER]);
});

test('every command of the schema authority that files of the process name is there', () => {
  const cli = readFileSync(join(ROOT, 'tools/schema-authority/src/cli.ts'), 'utf8');
  const known = [...cli.matchAll(/from '\.\/commands\/([\w-]+)\.ts'/g)].map(([, name]) => name);
  const files = [
    WORKFLOW,
    '.github/pull_request_template.md',
    'docs/schema-authority.md',
    'docs/change-process.md',
    'schema-overrides.yml',
  ];
  for (const file of files) {
    const named = [...read(file).matchAll(/npm run schema -- ([a-z][\w-]*)/g)].map(([, name]) => name);
    for (const name of named) expect([file, known]).toEqual([file, expect.arrayContaining([name])]);
  }
});

test('every command of the schema authority is on its page', () => {
  const folder = join(ROOT, 'tools/schema-authority/src/commands');
  const made = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/new Command\('([\w-]+)'\)/g)].map(
      ([, name]) => name,
    ),
  );
  expect(made.length).toBeGreaterThan(10);
  const page = read('docs/schema-authority.md');
  expect(made.filter((name) => !new RegExp(`^\\| .*\`${name}[ \`]`, 'm').test(page))).toEqual([]);
});

test('the issue form asks for the five steps of DD-SCHEMA-001', () => {
  const form = parse(read('.github/ISSUE_TEMPLATE/schema-change-request.yml')) as {
    readonly name: string;
    readonly description: string;
    readonly body: readonly {
      readonly type: string;
      readonly id?: string;
      readonly attributes: Readonly<Record<string, unknown>>;
      readonly validations?: { readonly required: boolean };
    }[];
  };
  const fields = form.body.filter(({ type }) => type !== 'markdown');
  expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  for (const { type, attributes } of fields) {
    expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
    expect(attributes['label']).toEqual(expect.any(String));
  }
  const required = fields.filter(({ validations }) => validations?.required === true).map(({ id }) => id);
  expect(required).toEqual([
    'consumer',
    'adapt',
    'needed',
    'others',
    'requirement',
    'queries',
    'performance',
  ]);
});

test('everything that CODEOWNERS names is there, the migrations and generated files among it', () => {
  const lines = read('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  for (const line of lines) {
    const [pattern = '', ...owners] = line.split(/\s+/);
    expect(pattern.includes('*') || existsSync(join(ROOT, pattern))).toBe(true);
    expect(owners.length).toBeGreaterThan(0);
    for (const owner of owners) expect(owner).toMatch(/^@[\w-]+\/[\w-]+$/);
  }
  const contracts = readdirSync(join(ROOT, 'apps')).map((app) => `/apps/${app}/contract/`);
  for (const path of ['/apps/data-storage/migrations/', '/libs/schema/', '/docs/schema/', ...contracts]) {
    const last = lines.findLast((line) => {
      const [pattern = ''] = line.split(/\s+/);
      return new RegExp(`^${pattern.replaceAll('*', '[^/]*')}$`).test(path);
    });
    expect(last).toContain('@precedent/data-storage');
  }
});
