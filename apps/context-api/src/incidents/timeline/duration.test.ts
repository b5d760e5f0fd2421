import { expect, test } from '@jest/globals';
import { secondsOf } from './duration.ts';

test.each([
  ['0s', 0],
  ['90s', 90],
  ['15m', 900],
  ['12h', 43_200],
  ['7d', 604_800],
  ['2w', 1_209_600],
  ['P7D', 604_800],
  ['PT12H', 43_200],
  ['P1WT1S', 604_801],
  ['P1DT2H3M4S', 93_784],
])('%s is %d s', (duration, seconds) => expect(secondsOf(duration)).toBe(seconds));

test.each(['', '7', 'd', '7 d', '-7d', '1.5d', '7D', 'P', 'PT', 'P1DT', 'P1M', 'P1Y', '7d ', 'P7d'])(
  '%j is no duration',
  (duration) => expect(secondsOf(duration)).toBeUndefined(),
);
