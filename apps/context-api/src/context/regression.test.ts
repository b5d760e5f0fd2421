import { describe, expect, test } from '@jest/globals';
import { LATEST, type Tally } from './evidence.ts';
import { regressionOf } from './regression.ts';

/** Outcomes as a row of characters, the newest first: + succeeded, - failed. */
function tallyOf(outcomes: string): Tally {
  const latest = [...outcomes].map((outcome) => outcome === '+');
  const succeeded = latest.filter(Boolean).length;
  return {
    action_type: 'restart_pod',
    succeeded,
    failed: latest.length - succeeded,
    rolled_back: 0,
    open: 0,
    median_duration_ms: null,
    p90_duration_ms: null,
    last_used: null,
    last_succeeded: null,
    open_since: null,
    latest: latest.slice(0, LATEST),
  };
}

describe('an action that worked before fails lately', () => {
  test.each([
    ['-----' + '+'.repeat(5), 5, 0, 5],
    ['-----' + '+'.repeat(40), 5, 0, 40],
    ['-+---' + '+'.repeat(20), 5, 1, 20],
    ['+++------+' + '+'.repeat(20), 10, 4, 20],
    ['+++++----+-+-+-+----' + '+'.repeat(20), 20, 9, 20],
  ])('%s', (outcomes, tried, succeeded, before) => {
    expect(regressionOf(tallyOf(outcomes))).toEqual({
      lately: { tried, succeeded },
      before: { tried: before, succeeded: before },
    });
  });
});

describe('it does not', () => {
  test.each([
    ['when it was never tried', ''],
    ['when it was tried too seldom before', '-----++++'],
    ['when it always worked', '+'.repeat(50)],
    ['when it never worked', '-'.repeat(50)],
    ['when it fails sometimes, as it always did', '+-++-+++-+'.repeat(5)],
    ['when it still mostly works', '+-+-+' + '+'.repeat(100)],
    ['when it failed once again', '-' + '+'.repeat(10)],
    ['when it recovered', '+++++-----' + '+'.repeat(3)],
    ['when most tries before failed as well', '-'.repeat(20) + '+--'.repeat(30)],
  ])('%s', (_why, outcomes) => expect(regressionOf(tallyOf(outcomes))).toBeUndefined());
});
