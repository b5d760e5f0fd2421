import { isInnocent } from './secret-values.ts';
import { placeholder } from './placeholder.ts';
import { readValue } from './read-value.ts';
import type { Rule } from './rule.ts';
import { secretNameIn } from './secret-names.ts';

const IS_SECRET = /kind(?:\\{0,15}["'])?[ \t]{0,8}:[ \t]{0,8}(?:\\{0,15}["'])?Secret\b/;
/** `data:` and `stringData:` as keys of a block of YAML, with their indentation; also with escaped line ends. */
const YAML_SECTION = /(?<=^|[\n"'|]|\\n)([ \t]*)(?:data|stringData):[ \t]{0,80}(?:\r?\n|\\{1,15}n)/g;
/** One line of it: indentation, name, value, and how the line ends, which inside JSON is escaped. */
const LINE =
  /([ \t]*)((?:"[^"\\\n]{1,253}"|'[^'\\\n]{1,253}'|[\w.-]{1,253}):[ \t]*)?((?:"[^"\n]{0,8192}"(?=\r?\n|$))|[^\r\n"\\]*)((?:(?!\\{1,15}n)[^\r\n])*(?:\r?\n|\\{1,15}n|$))/y;
/** The same as a property of JSON, whatever its level of escaping. */
const JSON_SECTION = /(?<![A-Za-z])(?:data|stringData)\\{0,15}["'][ \t]{0,8}:[ \t]{0,8}\{/g;
const JSON_MEMBER = /[\s,]{0,80}(\\{0,15}["'])[\w.-]{1,253}\1[ \t]{0,8}:[ \t]{0,8}(?=\\{0,15}["'])/y;
/** `- name: DB_PASSWORD` with its `value:`, as in the environment of a container, in YAML or JSON. */
const NAMED_VALUE =
  /\b(?:name|key|header)(?:\\{0,15}["'])?[ \t]{0,8}[:=][ \t]{0,8}(?:\\{0,15}["'])?([\w.-]{1,200})(?:\\{0,15}["'])?(?:\s|\\{1,15}n|,){1,60}(?:\\{0,15}["'])?value(?:\\{0,15}["'])?[ \t]{0,8}[:=][ \t]{0,8}/gi;

/** The values of a Secret, whatever their names, and of named environment variables. */
export const kubernetesSecrets: Rule = {
  id: 'kubernetes-secrets',
  hints: ['secret', 'value'],
  redact(text) {
    const rest = IS_SECRET.test(text) ? jsonSections(yamlSections(text)) : text;
    return namedValues(rest);
  },
};

function yamlSections(text: string): string {
  let result = '';
  let done = 0;
  YAML_SECTION.lastIndex = 0;
  for (let match = YAML_SECTION.exec(text); match !== null; match = YAML_SECTION.exec(text)) {
    const indentation = (match[1] ?? '').length;
    let at = YAML_SECTION.lastIndex;
    result += text.slice(done, at);
    while (at < text.length) {
      LINE.lastIndex = at;
      const line = LINE.exec(text);
      if (line === null) break;
      const [whole, depth = '', name = '', value = '', rest = ''] = line;
      if (depth.length <= indentation && (name + value).trim() !== '') break;
      // A line without a name continues a block of text; what a quote ends inside JSON is no part of the value.
      const kept = isInnocent(value) || /^[|>][+-]?$/.test(value);
      result += kept ? whole : depth + name + placeholder('secret') + rest;
      at = LINE.lastIndex;
    }
    done = at;
    YAML_SECTION.lastIndex = at;
  }
  return done === 0 ? text : result + text.slice(done);
}

function jsonSections(text: string): string {
  let result = '';
  let done = 0;
  JSON_SECTION.lastIndex = 0;
  while (JSON_SECTION.exec(text) !== null) {
    JSON_MEMBER.lastIndex = JSON_SECTION.lastIndex;
    while (JSON_MEMBER.exec(text) !== null) {
      const { start, end } = readValue(text, JSON_MEMBER.lastIndex);
      if (!isInnocent(text.slice(start, end))) {
        result += text.slice(done, start) + placeholder('secret');
        done = end;
      }
      const closing = /\\{0,15}["']/y;
      closing.lastIndex = end;
      closing.exec(text);
      JSON_MEMBER.lastIndex = Math.max(end, closing.lastIndex);
      JSON_SECTION.lastIndex = JSON_MEMBER.lastIndex;
    }
  }
  return done === 0 ? text : result + text.slice(done);
}

function namedValues(text: string): string {
  let result = '';
  let done = 0;
  NAMED_VALUE.lastIndex = 0;
  for (let match = NAMED_VALUE.exec(text); match !== null; match = NAMED_VALUE.exec(text)) {
    const name = secretNameIn(match[1] ?? '');
    const { start, end } = readValue(text, NAMED_VALUE.lastIndex);
    if (name === undefined || isInnocent(text.slice(start, end)) || text[start] === '{') continue;
    result += text.slice(done, start) + placeholder(name.kind);
    done = end;
    NAMED_VALUE.lastIndex = end;
  }
  return done === 0 ? text : result + text.slice(done);
}
