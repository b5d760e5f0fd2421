import type { Bump } from '../check/bump.ts';

/** The least version after `base` that says how large the change is. Throws when `base` is not `x.y.z`. */
export function requiredVersion(base: string, bump: Bump): string {
  const [major, minor, patch] = parse(base);
  switch (bump) {
    case 'major':
      return `${major + 1}.0.0`;
    case 'minor':
      return `${major}.${minor + 1}.0`;
    case 'patch':
      return `${major}.${minor}.${patch + 1}`;
    case 'none':
      return base;
  }
}

/** True when `version` is `least` or later. */
export function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [parse(version), parse(least)];
  const difference = a.map((part, index) => part - (b[index] ?? 0)).find((delta) => delta !== 0);
  return (difference ?? 0) >= 0;
}

function parse(version: string): [number, number, number] {
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  if (match === null) throw new Error(`"${version}" is no version of the form 1.2.3`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}
