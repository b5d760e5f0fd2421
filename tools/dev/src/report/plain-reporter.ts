import type { Reporter } from './reporter.ts';

const BETWEEN_LINES_MS = 2000;

/** For a log: one line when a step begins and when it ends, and at most one every two seconds meanwhile. */
export function plainReporter(print: (line: string) => void, now: () => number = Date.now): Reporter {
  return {
    begin(title) {
      let last = now();
      print(`${title} ...`);
      return {
        progress(_done, text) {
          if (now() - last < BETWEEN_LINES_MS) return;
          last = now();
          print(`  ${text}`);
        },
        done: (text) => print(text),
        failed: (text) => print(text),
      };
    },
    say: print,
    end: print,
  };
}
