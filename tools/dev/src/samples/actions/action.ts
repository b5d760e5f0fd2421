import { type Kind } from '../places/workloads.ts';
import { type Random } from '../random.ts';
import { type ActionParameters } from '../sample-trace.ts';

/** One kind of remedy, whatever the alert. */
export interface Action {
  /** How long it usually takes, in seconds. */
  readonly typicalSeconds: number;
  /** The kinds it can be applied to; all by default. */
  readonly kinds?: readonly Kind[];
  /** Why it could not be carried out at all. */
  readonly refusals: readonly string[];
  /** Why it was undone afterwards; an action without is never rolled back. */
  readonly regrets?: readonly string[];
  readonly parameters?: (random: Random) => ActionParameters;
}
