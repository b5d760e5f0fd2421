import type { Finding } from '../rules/finding.ts';

/** Rules about one consumer's query; for the others `--only` would hide the finding. */
type Reproducible = Pick<
  Finding,
  'rule' | 'object' | 'consumer' | 'query' | 'migration' | 'source' | 'message'
>;

/**
 * The command that shows this finding and no other.
 * @param base the commit compared with
 * @param all the findings of the report, which the command tells it from
 */
export function repro(finding: Reproducible, base: string, all: readonly Reproducible[] = []): string {
  const words = ['npm run schema -- check', `--base ${base.slice(0, 12)}`, `--rule ${finding.rule}`];
  words.push(`--object ${quoted(finding.object)}`);
  if (finding.query !== null) words.push(`--only ${finding.consumer}/${finding.query}`);
  const siblings = all.filter((other) => other !== finding && sameButWords(finding, other));
  const beside = siblings.filter((other) => placeOfFinding(other) === placeOfFinding(finding));
  if (siblings.length > beside.length) words.push(`--at ${quoted(placeOfFinding(finding))}`);
  if (beside.length > 0) words.push(`--says ${quoted(finding.message)}`);
  return words.join(' ');
}

/** Where a finding is: in a migration, or else in a source. */
export function placeOfFinding({ migration, source }: Pick<Finding, 'migration' | 'source'>): string {
  return migration ?? source ?? '';
}

function sameButWords(one: Reproducible, other: Reproducible): boolean {
  return (['rule', 'object', 'consumer', 'query'] as const).every((part) => one[part] === other[part]);
}

/** Objects are mostly plain names; anything else is quoted for the shell. */
function quoted(object: string): string {
  return /^[\w./:-]+$/.test(object) ? object : `'${object.replaceAll("'", String.raw`'\''`)}'`;
}
