import { type Fault } from './operation.ts';

/**
 * Stands in a body for an item whose text does not say one value, where the handler checks each item on its own
 * (`x-checked-by-handler`): checks find these faults, so that the others are not refused with it.
 */
export class Misread {
  /** What JSON.parse made of it. */
  readonly value: unknown;
  readonly faults: readonly Fault[];

  constructor(value: unknown, faults: readonly Fault[]) {
    this.value = value;
    this.faults = faults;
  }
}
