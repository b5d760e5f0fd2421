/** The ids of incidents, in their order. */
export function ids(items: readonly { readonly id: number }[]): number[] {
  return items.map(({ id }) => id);
}

/** Ids in a fixed order, for comparing sets. */
export function sorted(numbers: readonly number[]): number[] {
  return numbers.toSorted((one, other) => one - other);
}
