import { expect, test } from '@jest/globals';
import { wordsOf } from './incident-text.ts';

test.each<[string, string[]]>([
  ['', []],
  [' \t\n\u00a0\u3000', []],
  ['one', ['one']],
  ['  two words ', ['two', 'words']],
  ['two  two', ['two']],
  ['内存 不足', ['内存', '不足']],
])('the words of %j', (text, words) => expect(wordsOf(text)).toEqual(words));
