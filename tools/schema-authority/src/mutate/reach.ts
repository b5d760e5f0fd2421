import type { Catalog, Relation } from '../catalog/catalog.ts';
import { wordsOf } from './words.ts';

/** Every table a statement meets: those given, and for a writer also those that keys lead to and that triggers work on. */
export function reachOf(
  { relations, functions }: Catalog,
  used: Iterable<string>,
  changesRows: boolean,
): Set<string> {
  const reached = new Set(used);
  if (!changesRows) return reached;
  const own = relations.filter(({ name }) => reached.has(name));
  const around = relations.filter((other) =>
    own.some(
      (relation) =>
        refersTo(relation, other) ||
        refersTo(other, relation) ||
        triggerTexts(relation, functions).some((text) => wordsOf(text).has(other.name)),
    ),
  );
  for (const { name } of around) reached.add(name);
  return reached;
}

function refersTo({ constraints }: Relation, { name }: Relation): boolean {
  return constraints.some(
    ({ type, definition }) => type === 'foreign key' && definition.includes(`REFERENCES ${name}(`),
  );
}

function triggerTexts({ triggers }: Relation, functions: Catalog['functions']): string[] {
  return functions
    .filter(({ name }) =>
      triggers.some(({ definition }) => definition.includes(` ${name.replace(/\(.*/, '')}(`)),
    )
    .map(({ definition }) => definition);
}
