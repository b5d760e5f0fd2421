import { expect, test } from '@jest/globals';
import { render } from './render.ts';

test('every placeholder is replaced, also beside braces', () => {
  expect(render("{{a}} ${{{a}}:-{{b}}} { {b} } '{{b}}'", { a: 'x', b: 1 })).toBe("x ${x:-1} { {b} } '1'");
});

test('values are taken as they are', () => {
  expect(render('{{a}}', { a: '$& {{b}}' })).toBe('$& {{b}}');
});

test('a placeholder without a value is an error', () => {
  expect(() => render('{{a}}', {})).toThrow('{{a}}');
});
