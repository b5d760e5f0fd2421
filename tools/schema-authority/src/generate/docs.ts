import type { Catalog, Relation } from '../catalog/catalog.ts';

const NOTE =
  '<!-- Generated from apps/data-storage/migrations by npm run schema -- generate. Do not edit. -->\n\n';

/** `docs/schema/`: an overview with the entity-relationship diagram, and a page a table. Path → text. */
export function schemaDocs(catalog: Catalog): Map<string, string> {
  const pages = new Map([['docs/schema/README.md', overview(catalog)]]);
  for (const relation of catalog.relations) pages.set(`docs/schema/${relation.name}.md`, page(relation));
  return pages;
}

function overview(catalog: Catalog): string {
  const rows = catalog.relations.map(({ name, comment }) => [`[${name}](${name}.md)`, comment ?? '']);
  return `${NOTE}# The schema

Owned by Data Storage; everybody else reads it. Changed only by a migration
([how](../change-process.md)).

${table(['Table', 'Holds'], rows)}

\`\`\`mermaid
${erDiagram(catalog)}
\`\`\`
`;
}

/** Mermaid: every table with its columns, an edge a foreign key. */
function erDiagram(catalog: Catalog): string {
  const entities = catalog.relations.map(({ name, columns, constraints }) => {
    const keyOf = (column: string): string => {
      const kinds = constraints
        .filter((constraint) => constraint.columns.includes(column))
        .map(({ type }) => type);
      const marks = [kinds.includes('primary key') ? 'PK' : '', kinds.includes('foreign key') ? 'FK' : ''];
      return marks.filter((mark) => mark !== '').join(', ');
    };
    const lines = columns.map((column) =>
      `    ${mermaidType(column.type)} ${column.name} ${keyOf(column.name)}`.trimEnd(),
    );
    return `  ${name} {\n${lines.map((line) => `  ${line}`).join('\n')}\n  }`;
  });
  const edges = catalog.relations.flatMap(({ name, constraints }) =>
    constraints
      .filter(({ type }) => type === 'foreign key')
      .map(({ columns, definition }) => {
        const target = /REFERENCES (\w+)/.exec(definition)?.[1] ?? '';
        return `  ${target} ||--o{ ${name} : ${columns.join(', ')}`;
      }),
  );
  return ['erDiagram', ...entities, ...edges].join('\n');
}

function mermaidType(type: string): string {
  return type
    .replace('timestamp with time zone', 'timestamptz')
    .replaceAll(/[^\w]+/g, '_')
    .replace(/_$/, '');
}

function page(relation: Relation): string {
  const columns = relation.columns.map((column) => [
    `\`${column.name}\``,
    `\`${column.type}\``,
    column.nullable ? 'yes' : 'no',
    column.default === null ? '' : `\`${column.default}\``,
    column.comment ?? '',
  ]);
  const sections = [
    `${NOTE}# ${relation.name}\n\n${relation.comment ?? ''}`,
    `## Columns\n\n${table(['Column', 'Type', 'May be NULL', 'Default', 'Meaning'], columns)}`,
  ];
  if (relation.constraints.length > 0) {
    const rows = relation.constraints.map(({ name, definition }) => [`\`${name}\``, `\`${definition}\``]);
    sections.push(`## Constraints\n\n${table(['Name', 'Definition'], rows)}`);
  }
  if (relation.indexes.length > 0) {
    const rows = relation.indexes.map(({ name, definition }) => [`\`${name}\``, `\`${definition}\``]);
    sections.push(`## Indexes\n\n${table(['Name', 'Definition'], rows)}`);
  }
  const grants = Map.groupBy(relation.grants, ({ grantee }) => grantee);
  const rows = [...grants].map(([grantee, own]) => [`\`${grantee}\``, privileges(own)]);
  sections.push(`## Privileges\n\n${table(['Role', 'May'], rows)}`);
  return `${sections.join('\n\n')}\n`;
}

function privileges(grants: Relation['grants']): string {
  const byPrivilege = Map.groupBy(grants, ({ privilege }) => privilege);
  return [...byPrivilege]
    .map(([privilege, own]) => {
      if (own.some(({ column }) => column === null)) return privilege;
      return `${privilege} on ${own.map(({ column }) => `\`${column}\``).join(', ')}`;
    })
    .join('; ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
