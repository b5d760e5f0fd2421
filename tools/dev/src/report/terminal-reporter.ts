import { intro, log, outro, progress, spinner } from '@clack/prompts';
import type { Reporter } from './reporter.ts';

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
