import type { TableLeft } from './executor.ts';
import { movingCells, type Outcome } from './outcome.ts';
import { leftOtherwise, type LeftOtherwise } from './rows-left.ts';
import type { Aftermath, Scene } from './scenes.ts';

/** What statements come to on the schema as it is, by the keys of their scenes and the titles of writers. */
export interface References {
  readonly outcomes: ReadonlyMap<string, Reference<Outcome>>;
  readonly left: ReadonlyMap<string, Reference<readonly TableLeft[]>>;
}

/** Something to compare with, and the parts of it that time alone changes. */
export interface Reference<Kind> {
  readonly was: Kind;
  readonly moving: ReadonlySet<string>;
}

/** Everything that one play showed. */
export interface Played {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly left: ReadonlyMap<string, readonly TableLeft[]>;
}

/** Collects a play. */
export async function played(scenes: AsyncIterable<Scene | Aftermath>): Promise<Played> {
  const outcomes = new Map<string, Outcome>();
  const left = new Map<string, readonly TableLeft[]>();
  for await (const scene of scenes) {
    if ('left' in scene) left.set(scene.player.title, scene.left);
    else outcomes.set(scene.key, scene.outcome);
  }
  return { outcomes, left };
}

/** Two plays at different times tell what moves by itself. */
export function referencesOf(one: Played, other: Played): References {
  return {
    outcomes: new Map(
      [...one.outcomes].map(([key, was]) => {
        const moving = movingCells(was, other.outcomes.get(key) ?? was);
        return [key, { was, moving }];
      }),
    ),
    left: new Map(
      [...one.left].map(([key, was]) => [
        key,
        { was, moving: new Set(leftOtherwise(was, other.left.get(key) ?? was).map(nameOf)) },
      ]),
    ),
  };
}

/** The references with what was played anew in their place. */
export function renewed(references: References, { outcomes, left }: Played): References {
  const renew = <Kind>(
    known: ReadonlyMap<string, Reference<Kind>>,
    fresh: ReadonlyMap<string, Kind>,
  ): ReadonlyMap<string, Reference<Kind>> =>
    new Map([
      ...known,
      ...[...fresh].map(([key, was]) => [key, { was, moving: known.get(key)?.moving ?? NOTHING }] as const),
    ]);
  return { outcomes: renew(references.outcomes, outcomes), left: renew(references.left, left) };
}

/** `table.column`; the table alone stands for how many rows there are. */
export function nameOf({ table, column }: LeftOtherwise): string {
  return column === null ? table : `${table}.${column}`;
}

const NOTHING: ReadonlySet<string> = new Set();
