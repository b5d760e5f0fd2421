/** Few of the items that together have every feature, beginning with the one that has most. */
export function cover<Item>(items: Iterable<Item>, featuresOf: (item: Item) => Iterable<string>): Item[] {
  const open = new Map([...items].map((item) => [item, new Set(featuresOf(item))]));
  const chosen: Item[] = [];
  for (;;) {
    let best: Item | null = null;
    let most = 0;
    for (const [item, { size }] of open) if (size > most) [best, most] = [item, size];
    if (best === null) return chosen;
    chosen.push(best);
    const covered = open.get(best) ?? [];
    open.delete(best);
    for (const feature of covered) for (const features of open.values()) features.delete(feature);
  }
}
