/** A line of the comment that opens a migration. */
export interface HeaderLine {
  /** Without the dashes. */
  readonly text: string;
  readonly line: number;
}

/** The comment lines before the first statement. */
export function headerLines(sql: string): HeaderLine[] {
  const found: HeaderLine[] = [];
  for (const [index, raw] of sql.split('\n').entries()) {
    const text = raw.trim();
    if (text === '') continue;
    if (!text.startsWith('--')) break;
    found.push({ text: text.replace(/^--+\s*/, ''), line: index + 1 });
  }
  return found;
}

/** Whose wish a migration is: an issue of a schema change request, when it was opened, and what it is for. */
export interface SchemaRequest {
  readonly issue: number;
  /** `YYYY-MM-DD`. */
  readonly opened: string;
  /** Business requirement, `BR-XXX-NNN`. */
  readonly requirement: string;
}

const REQUEST = /^#(\d+) opened (\d{4}-\d{2}-\d{2}) for (BR-[A-Z]+-\d{3})$/;

/** Reads `#12 opened 2026-01-31 for BR-CONTEXT-011`; null for another form or a day that does not exist. */
export function parseRequest(text: string): SchemaRequest | null {
  const [, issue, opened, requirement] = REQUEST.exec(text.trim()) ?? [];
  if (issue === undefined || opened === undefined || requirement === undefined) return null;
  const day = new Date(`${opened}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== opened) return null;
  return { issue: Number(issue), opened, requirement };
}

/** The header's `Schema-Request:` lines, in order, with what follows the colon. */
export function requestLines(sql: string): HeaderLine[] {
  return headerLines(sql).flatMap(({ text, line }) => {
    const [, rest] = /^Schema-Request:\s*(.*)$/i.exec(text) ?? [];
    return rest === undefined ? [] : [{ text: rest, line }];
  });
}
