import type { Executor } from './executor.ts';
import { difference, withoutRows } from './outcome.ts';
import type { References } from './references.ts';
import { leftOtherwise } from './rows-left.ts';
import { scenes, type Player, type Scene } from './scenes.ts';

/** How a statement shows that the change does something. */
export interface Difference {
  readonly player: Player;
  /** Begins with the player's title, unless its rows had to be changed to see it. */
  readonly words: string;
}

export interface FirstDifference {
  readonly difference: Difference | null;
  /** Writers that leave other rows than before; whether anybody sees that is another question. */
  readonly suspects: readonly Player[];
}

/** Plays a cast up to the first difference from what it came to before. Leaves the open transaction as it was. */
export async function firstDifference(
  executor: Executor,
  { outcomes, left }: References,
  cast: readonly Player[],
): Promise<FirstDifference> {
  const suspects: Player[] = [];
  await executor.begin();
  try {
    for await (const scene of scenes(executor, cast)) {
      const { player } = scene;
      if ('left' in scene) {
        const before = known(left, player.title);
        if (leftOtherwise(before.was, scene.left, before.moving)) suspects.push(player);
      } else {
        const { was, moving } = known(outcomes, scene.key);
        const said = differenceIn(scene, was, moving);
        if (said !== null) return { difference: said, suspects };
      }
    }
    return { difference: null, suspects };
  } finally {
    await executor.end();
  }
}

/** How one execution differs from before. */
export function differenceIn(
  { key, player, outcome }: Scene,
  was: Scene['outcome'],
  moving: ReadonlySet<string>,
): Difference | null {
  const said = player.aboutSchema
    ? difference(withoutRows(was), withoutRows(outcome), moving)
    : difference(was, outcome, moving);
  return said === null ? null : { player, words: `${key}: ${said}` };
}

function known<Kind>(all: ReadonlyMap<string, Kind>, key: string): Kind {
  const found = all.get(key);
  if (found === undefined) throw new Error(`${key} was not played before`);
  return found;
}
