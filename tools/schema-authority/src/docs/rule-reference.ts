import { code, markdownTable } from '../impact/markdown-table.ts';
import { RULE_DOCS, type RuleDoc } from '../report/rule-docs.ts';

/** Between these marks the page is written by the tool, and prettier leaves it alone. */
const BEGIN = '<!-- rules: written by npm run schema -- docs -->\n\n<!-- prettier-ignore-start -->';
const END = '<!-- prettier-ignore-end -->';

/** Path of the page, from the workspace root. */
export const PAGE = 'docs/schema-authority.md';

/** The page with the rules as they are now. Throws when its marks are missing. */
export function withRules(page: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${PAGE} does not say where the rules belong`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${ruleReference()}\n\n${page.slice(end)}`;
}

function ruleReference(): string {
  const table = markdownTable(
    ['Rule', 'Refuses or points out', 'Class', 'In `check`'],
    RULE_DOCS.map(({ id, title, classes, level }) => [
      `[${id}](#${anchor(id, title)})`,
      title,
      classes.join(', '),
      level,
    ]),
  );
  return [table, ...RULE_DOCS.map(section)].join('\n\n');
}

function section({ id, title, why, remedy, example }: RuleDoc): string {
  const { given, query, change, says } = example;
  const lines = [
    ...(given === undefined ? [] : [`-- there before\n${given};`]),
    ...(query === undefined ? [] : [`-- a consumer's statement\n${query};`]),
  ];
  const isSql = /^(ALTER|CREATE|DROP|REVOKE|GRANT) /.test(change);
  const sql = isSql ? [...lines, `-- the new migration\n${change};`] : lines;
  return [
    `### ${id}: ${title}`,
    why,
    ...(sql.length === 0 ? [] : [`\`\`\`sql\n${sql.join('\n')}\n\`\`\``]),
    `${isSql ? 'Says' : `When ${change}, it says`}: ${code(says)}`,
    `Do: ${remedy}`,
  ].join('\n\n');
}

/** As GitHub makes anchors of headings: lower case, no punctuation, hyphens for spaces. */
function anchor(id: string, title: string): string {
  return `${id}: ${title}`
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}
