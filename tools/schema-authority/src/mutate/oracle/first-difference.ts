import type { Executor } from './executor.ts';
import { difference, withoutRows } from './outcome.ts';
import { nameOf, type References } from './references.ts';
import { leftOtherwise } from './rows-left.ts';
import { scenes, type Player, type Scene } from './scenes.ts';

/** How a statement shows that the change does something. */
export interface Difference {
  readonly player: Player;
  /** Begins with the player's title, unless its rows had to be changed to see it. */
  readonly words: string;
  /** True when it is refused for what it names or may do: that has nothing to do with rows or the time. */
  readonly refusedAnyway?: boolean;
}

/** How a play is looked at. */
export interface Look {
  readonly references: References;
  readonly cast: readonly Player[];
  /** True when somebody takes in what the column holds; columns that nobody does may hold anything. */
  isRead(table: string, column: string): boolean;
}

/** Plays a cast up to the first difference from what it came to before. Leaves the open transaction as it was. */
export async function firstDifference(
  executor: Executor,
  { references, cast, isRead }: Look,
): Promise<Difference | null> {
  const { outcomes, left } = references;
  await executor.begin();
  try {
    for await (const scene of scenes(executor, cast)) {
      const { player } = scene;
      if ('left' in scene) {
        const before = known(left, player.title);
        const seen = leftOtherwise(before.was, scene.left).find(
          (own) => !before.moving.has(nameOf(own)) && (own.column === null || isRead(own.table, own.column)),
        );
        if (seen !== undefined) return { player, words: `${player.title} leaves other ${nameOf(seen)}` };
      } else {
        const { was, moving } = known(outcomes, scene.key);
        const said = differenceIn(scene, was, moving);
        if (said !== null) return said;
      }
    }
    return null;
  } finally {
    await executor.end();
  }
}

/** Class of the SQLSTATEs of statements that PostgreSQL does not understand or that are not allowed. */
const NAMES_AND_PRIVILEGES = '42';

/** How one execution differs from before. */
function differenceIn(
  { key, player, outcome }: Scene,
  was: Scene['outcome'],
  moving: ReadonlySet<string>,
): Difference | null {
  const said = player.aboutSchema
    ? difference(withoutRows(was), withoutRows(outcome), moving)
    : difference(was, outcome, moving);
  const refusedAnyway = !outcome.ok && outcome.sqlstate.startsWith(NAMES_AND_PRIVILEGES);
  return said === null ? null : { player, words: `${key}: ${said}`, refusedAnyway };
}

function known<Kind>(all: ReadonlyMap<string, Kind>, key: string): Kind {
  const found = all.get(key);
  if (found === undefined) throw new Error(`${key} was not played before`);
  return found;
}
