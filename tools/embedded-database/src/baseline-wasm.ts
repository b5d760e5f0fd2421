import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from optimizing WebAssembly in this process; to be called before any is compiled. The parser of PostgreSQL is
 * one huge function that counts as hot after a few statements: optimizing it takes 3 s of a processor and 600 MB, twice
 * where libpg-query parses beside PGlite, and the process cannot end meanwhile. Code of the baseline compiler takes about
 * a fifth longer where statements run for a minute and more, so what works that long does not call this.
 */
export function useBaselineWasm(): void {
  // At run time the last does not imply the others, as it does on a command line.
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  setFlagsFromString('--liftoff-only');
}
