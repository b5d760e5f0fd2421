import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../rules/finding.ts';
import { git } from '../workspace/git.ts';
import { MIGRATIONS_PATH } from '../workspace/workspace.ts';
import { statementKinds } from './statement-kinds.ts';
import { stringLiterals } from './string-literals.ts';

/** Written by `generate` from the migrations. */
const GENERATED = 'libs/schema/schema.sql';
/** The runner makes its own ledger before the first migration. */
const RUNNER = 'libs/migrator/';
/** The owner's import takes an index away and puts the same one back. */
const REBUILDS_AN_INDEX = 'apps/data-storage/src/import/deferred-index.ts';
/** Tests change throw-away databases. */
const TEST = /(^|\/)(test|tests|fixtures|node_modules|dist|generated)\/|\.test(-d)?\.ts$/;
const SOURCE = /^(apps|libs)\/[^/]+\/src\/.*\.ts$/;
/** Cheap test before PostgreSQL's parser is asked. */
const LOOKS_LIKE_DDL = /^\s*(create|alter|drop|grant|comment)\s/i;
/** The same of a whole file, in which such a statement may stand anywhere. */
const MAY_HOLD_DDL = /\b(?:create|alter|drop|grant|revoke|comment)\b/i;
const SCHEMA_BUILDER = /\.schema\s*\.\s*(?:create|alter|drop)[A-Z]\w*\s*\(/;

/** SA014 for every file outside the authority's migrations that changes the schema. */
export async function foreignDdl(root: string): Promise<Finding[]> {
  const list = await git(root, 'ls-files', '--cached', '--others', '--exclude-standard', '-z');
  const paths = list.split('\0').filter((path) => isLookedAt(path));
  const findings = await Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(root, path), 'utf8').catch(() => ''); // deleted in the working tree
      const line = path.endsWith('.sql') ? await ddlInSql(text) : await ddlInSource(text);
      return line === null ? [] : [finding(path, line)];
    }),
  );
  return findings.flat();
}

function isLookedAt(path: string): boolean {
  if (path.startsWith(`${MIGRATIONS_PATH}/`) || path.startsWith(RUNNER)) return false;
  if (path === GENERATED || path === REBUILDS_AN_INDEX) return false;
  return !TEST.test(path) && (path.endsWith('.sql') || SOURCE.test(path));
}

/** Line of the first statement that changes the schema, null for none. */
export async function ddlInSql(text: string): Promise<number | null> {
  if (!MAY_HOLD_DDL.test(text)) return null;
  const defines = (await statementKinds(text))?.defines ?? null;
  if (defines === null) return null;
  const lead = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(defines.sql)?.[0].length ?? 0;
  return text.slice(0, defines.offset + lead).split('\n').length;
}

/** Line of the first string that is such a statement, or of a call of Kysely's schema builder; null for none. */
export async function ddlInSource(source: string): Promise<number | null> {
  const call = SCHEMA_BUILDER.exec(source);
  if (call !== null) return source.slice(0, call.index).split('\n').length;
  for (const { text, line } of stringLiterals(source)) {
    if (LOOKS_LIKE_DDL.test(text) && (await ddlInSql(text)) !== null) return line;
  }
  return null;
}

function finding(path: string, line: number): Finding {
  return {
    rule: 'SA014',
    severity: 'error',
    class: 'none',
    object: path,
    consumer: null,
    query: null,
    source: `${path}:${line}`,
    migration: null,
    postgres: null,
    message: `${path} changes the schema; only ${MIGRATIONS_PATH} may`,
    remedy: `Put the statement into a new file in ${MIGRATIONS_PATH}.`,
  };
}
