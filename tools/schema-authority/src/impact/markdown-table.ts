/** A Markdown table; an empty string when it has no rows. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text as code, also when it holds backticks; a column's end cannot be escaped inside code, so it is replaced. */
export function code(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${plain}\`` : `${fence} ${plain} ${fence}`;
}

function cell(text: string): string {
  return text.replaceAll(/\r?\n/g, ' ').replaceAll('|', String.raw`\|`);
}
