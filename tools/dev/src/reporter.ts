import { intro, log, outro, progress, spinner } from '@clack/prompts';

/** Shows a person how the start gets on. */
export interface Reporter {
  /** A step that takes a while; `total` if its progress can be counted. */
  begin(title: string, total?: number): Step;
  /** A remark between steps. */
  say(text: string): void;
  /** The last words. */
  end(text: string): void;
}

export interface Step {
  progress(done: number, text: string): void;
  done(text: string): void;
  failed(text: string): void;
}

/** For a terminal: a spinner or a bar. Nothing is read from the keyboard. */
export function terminalReporter(): Reporter {
  intro('Precedent');
  return {
    begin(title, total) {
      const bar = total === undefined ? undefined : progress({ max: total });
      const shown = bar ?? spinner();
      let before = 0;
      shown.start(title);
      return {
        progress(done, text) {
          if (bar === undefined) shown.message(text);
          else bar.advance(done - before, text);
          before = done;
        },
        done: (text) => shown.stop(text),
        failed: (text) => shown.error(text),
      };
    },
    say: (text) => log.message(text),
    end: (text) => outro(text),
  };
}

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
