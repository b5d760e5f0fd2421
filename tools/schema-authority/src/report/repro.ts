import type { Finding } from '../rules/finding.ts';

/** Rules about one consumer's query; for the others `--only` would hide the finding. */
type Reproducible = Pick<Finding, 'rule' | 'object' | 'consumer' | 'query'>;

/** The command that shows this finding and no other. `base` is the commit compared with. */
export function repro(finding: Reproducible, base: string): string {
  const words = ['npm run schema -- check', `--base ${base.slice(0, 12)}`, `--rule ${finding.rule}`];
  words.push(`--object ${quoted(finding.object)}`);
  if (finding.query !== null) words.push(`--only ${finding.consumer}/${finding.query}`);
  return words.join(' ');
}

/** Objects are mostly plain names; anything else is quoted for the shell. */
function quoted(object: string): string {
  return /^[\w./-]+$/.test(object) ? object : `'${object.replaceAll("'", String.raw`'\''`)}'`;
}
