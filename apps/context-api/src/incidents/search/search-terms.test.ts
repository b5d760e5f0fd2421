import { expect, test } from '@jest/globals';
import { searchTerms } from './search-terms.ts';

test('a sentence may name an alert by its words, and is a phrase', () => {
  expect(searchTerms(' KubePodCrashLooping: again, on "app-7"! ')).toEqual({
    names: expect.arrayContaining([
      'KubePodCrashLooping: again, on "app-7"!',
      'KubePodCrashLooping',
      'app-7',
    ]),
    phrase: 'KubePodCrashLooping: again, on "app-7"!',
    words: ['KubePodCrashLooping', 'app-7'],
  });
});

test('one word is a phrase and no word besides', () => {
  expect(searchTerms('oomkilled')).toEqual({ names: ['oomkilled'], phrase: 'oomkilled', words: [] });
});

test('of many words the three longest are looked for', () => {
  const text = Array.from({ length: 60 }, (_, index) => `w${'o'.repeat(index % 9)}rd${index}`).join(' ');
  const { words, phrase } = searchTerms(text);
  expect(words.map((word) => word.length)).toEqual([13, 13, 13]);
  expect(phrase).toBeNull();
});

test.each(['a b', '?!', '', '内存'])('%j holds nothing that an index finds', (text) => {
  expect(searchTerms(text)).toMatchObject({ phrase: null, words: [] });
});

test.each(['OOMKilled', 'kubePod', 'app-7', 'E4711', 'pods_max', '137', 'a.b.c/def'])(
  '%s looks like an identifier',
  (word) => expect(searchTerms(`is ${word} a word`).words).toEqual([word]),
);

test.each(['memory', 'Memory', 'MEMORY', 'überlastet', 'नमस्ते', '内存不足了'])('%s is a plain word', (word) =>
  expect(searchTerms(`is ${word} a word`).words).toEqual([]),
);

test('words that differ by case only are one, the first', () => {
  expect(searchTerms('Quota-7 QUOTA-7 used').words).toEqual(['Quota-7']);
});
