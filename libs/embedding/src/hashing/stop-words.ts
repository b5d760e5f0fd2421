/**
 * English words that say nothing about a symptom. Words that turn a meaning round or name a direction (not, no, out,
 * down, up, off) are deliberately absent: `node not ready` is not `node ready`.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and are as at be been being but by can could did do does doing for from had has have having he her here ' +
    'his how i if in into is it its just me my of on or our she should so some such than that the their them then ' +
    'there these they this those to too very was we were what when where which while who why will with would you ' +
    'your after again all also am any because before both during each few more most other over own same until ' +
    'keep keeps kept get gets got getting still always since within please'
  ).split(' '),
);

/** Weight of words that many unrelated alerts of a Kubernetes cluster share; any other word weighs 1. */
export const COMMON_WORD_WEIGHTS: ReadonlyMap<string, number> = new Map([
  ['kube', 0.2],
  ['kubernet', 0.2],
  ['k8s', 0.2],
  ['alert', 0.2],
  ['cluster', 0.4],
  ['not', 0.4],
  ['pod', 0.5],
  ['container', 0.5],
  ['deployment', 0.5],
  ['deploy', 0.5],
]);
