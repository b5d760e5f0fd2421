/** Jest loads setup and teardown as separate modules of one process: what they share hangs on the global object. */
const holder = globalThis as { precedentTeardown?: (() => Promise<void>)[] };

/** Remembers what to undo at the end of the run. */
export function onTeardown(undo: () => Promise<void>): void {
  (holder.precedentTeardown ??= []).push(undo);
}

/** Undoes everything, last thing first. */
export async function runTeardown(): Promise<void> {
  const undos = holder.precedentTeardown ?? [];
  while (undos.length > 0) await undos.pop()?.();
}
