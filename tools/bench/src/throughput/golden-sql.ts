import { readFileSync } from 'node:fs';

/** A statement of a service as its committed SQL has it. @param file below apps/ */
export function goldenSql(file: string, variant: string): string {
  const text = readFileSync(new URL(`../../../../apps/${file}`, import.meta.url), 'utf8');
  const [, statement] = text.split(`\n-- ${variant}\n`, 2);
  if (statement === undefined) throw new Error(`${file} has no variant ${variant}`);
  return statement.split('\n-- ', 1)[0]?.trim().replace(/;$/, '') ?? '';
}
