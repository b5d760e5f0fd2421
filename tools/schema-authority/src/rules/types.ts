/** Families of types whose values are all values of the later ones too, and compare the same there. */
const FAMILIES = [
  ['smallint', 'integer', 'bigint', 'numeric'],
  ['character varying', 'text'],
  // Without a length it is text by another name.
  ['text', 'character varying'],
];

/** Every value of the type before is a value of the type after, and compares the same. */
export function isWidening(before: string, after: string): boolean {
  const from = parseType(before);
  const to = parseType(after);
  if (from.base === to.base) return atLeast(to.modifiers, from.modifiers);
  return (
    to.modifiers.length === 0 &&
    FAMILIES.some(
      (family) => family.includes(from.base) && family.indexOf(to.base) > family.indexOf(from.base),
    )
  );
}

/** Dimension of a `vector(n)`; 0 for a vector without one; null for another type. */
export function vectorDimension(type: string): number | null {
  const { base, modifiers } = parseType(type);
  return base === 'vector' || base === 'halfvec' ? (modifiers[0] ?? 0) : null;
}

/** True when both are vectors of the same kind, so that they can only differ in their dimension. */
export function sameVectorKind(before: string, after: string): boolean {
  return vectorDimension(before) !== null && parseType(before).base === parseType(after).base;
}

/** A type without the collation that follows it. */
export function withoutCollation(type: string): string {
  return type.replace(/ COLLATE .*$/, '');
}

function parseType(type: string): { base: string; modifiers: number[] } {
  const match = /^(.*?)\(([\d, ]+)\)(.*)$/.exec(type);
  if (match === null) return { base: type, modifiers: [] };
  return { base: `${match[1]}${match[3]}`, modifiers: (match[2] ?? '').split(',').map(Number) };
}

/** No limit is wider than any; numeric(p, s) is wider when neither its whole digits nor its scale shrink. */
function atLeast(to: readonly number[], from: readonly number[]): boolean {
  if (to.length === 0) return true;
  if (from.length === 0) return false;
  const [toLength = 0, toScale = 0] = to;
  const [fromLength = 0, fromScale = 0] = from;
  return toScale >= fromScale && toLength - toScale >= fromLength - fromScale;
}
