import { pointerSegment } from '../openapi/json.ts';

export interface JsonErrorPlace {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  /** JSON pointer to the value or container in which reading failed, or to its ancestor 32 levels down. */
  readonly pointer: string;
}

interface Frame {
  readonly kind: 'object' | 'array';
  key: string | number;
  /** Of the object's members so far. */
  readonly names?: Set<string>;
}

type Expectation = 'value' | 'value or end' | 'key' | 'key or end' | 'comma or end' | 'nothing';

/** A pointer into nesting without end would be larger than the body itself. */
const MAX_POINTER_DEPTH = 32;

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const COLON = /[ \t\n\r]*:/y;

/**
 * Where a text stops being JSON (RFC 8259). JSON.parse does not tell the place in every case, and never the property.
 * Undefined if the text is JSON after all.
 */
export function findJsonError(text: string): JsonErrorPlace | undefined {
  return scan(text, () => false);
}

/** From the top of a JSON text to a value or member in it: names of members, places in lists. */
export type JsonPath = readonly (string | number)[];

/**
 * Where an object names a member for the second time, in a text that is JSON; undefined when none does.
 * @param passOver whether a place is none of interest
 */
export function findRepeatedName(
  text: string,
  passOver: (path: JsonPath) => boolean,
): JsonErrorPlace | undefined {
  return scan(text, (names, name, stack) => names.has(name) && !passOver(stack.map(({ key }) => key)));
}

function scan(
  text: string,
  refuses: (names: ReadonlySet<string>, name: string, stack: readonly Frame[]) => boolean,
): JsonErrorPlace | undefined {
  const stack: Frame[] = [];
  let expected: Expectation = 'value';
  let position = 0;

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    const matched = pattern.exec(text)?.[0];
    if (matched !== undefined) position += matched.length;
    return matched;
  };
  const fail = () => placeOf(text, position, stack);
  const afterValue = (): Expectation => (stack.length === 0 ? 'nothing' : 'comma or end');

  for (;;) {
    take(SPACE);
    const character = text[position];
    if (expected === 'nothing') return character === undefined ? undefined : fail();
    if (character === undefined) return fail();
    const frame = stack.at(-1);

    const closes = frame?.kind === 'array' ? character === ']' : character === '}';
    if (frame !== undefined && closes && expected.endsWith('end')) {
      stack.pop();
      position += 1;
      expected = afterValue();
    } else if (expected === 'comma or end') {
      if (frame === undefined || character !== ',') return fail();
      position += 1;
      if (typeof frame.key === 'number') frame.key += 1;
      expected = frame.kind === 'array' ? 'value' : 'key';
    } else if (expected.startsWith('key')) {
      const begin = position;
      const key = take(STRING);
      if (frame?.names === undefined || key === undefined) return placeOf(text, position, stack.slice(0, -1));
      const name = JSON.parse(key) as string;
      frame.key = name;
      if (refuses(frame.names, name, stack)) return placeOf(text, begin, stack);
      frame.names.add(name);
      if (take(COLON) === undefined) return fail();
      expected = 'value';
    } else if (character === '{' || character === '[') {
      position += 1;
      stack.push(
        character === '{' ? { kind: 'object', key: '', names: new Set() } : { kind: 'array', key: 0 },
      );
      expected = character === '{' ? 'key or end' : 'value or end';
    } else {
      if ((take(STRING) ?? take(SCALAR)) === undefined) return fail();
      expected = afterValue();
    }
  }
}

function placeOf(text: string, position: number, stack: readonly Frame[]): JsonErrorPlace {
  const before = text.slice(0, position);
  const lineStart = before.lastIndexOf('\n') + 1;
  return {
    line: before.split('\n').length,
    column: position - lineStart + 1,
    pointer: stack
      .slice(0, MAX_POINTER_DEPTH)
      .map((frame) => pointerSegment(frame.key))
      .join(''),
  };
}
