import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { isMap, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { OVERRIDES_PATH, type Override } from './override.ts';

const SCHEMA = new URL('../../schema-overrides.schema.json', import.meta.url);

/** The overrides of a workspace; none when it has no such file. Throws when the file is not in its form. */
export async function readOverrides(root: string): Promise<Override[]> {
  const text = await readFile(join(root, OVERRIDES_PATH), 'utf8').catch(() => null);
  return text === null ? [] : parsedOverrides(text);
}

/** The overrides that a text of the file holds. Throws one error naming every fault with its line. */
export async function parsedOverrides(text: string): Promise<Override[]> {
  return parseOverrides(text, JSON.parse(await readFile(SCHEMA, 'utf8')) as object);
}

/** Parses the file. Throws one error naming every fault with its line. */
export function parseOverrides(text: string, schema: object): Override[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const faults = document.errors.map(({ pos, message }) => fault(counter.linePos(pos[0]).line, message));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const lines = entryLines(document, counter);
  const content = document.toJS() as { overrides?: Omit<Override, 'line'>[] };
  const validate = new Ajv2020({ allErrors: true }).compile(schema);
  if (!validate(content)) {
    throw new Error(
      (validate.errors ?? [])
        .map(({ instancePath, message = '' }) => {
          const entry = Number(/^\/overrides\/(\d+)/.exec(instancePath)?.[1] ?? -1);
          return fault(lines[entry] ?? 1, `${instancePath || 'the file'} ${message}`);
        })
        .join('\n'),
    );
  }
  const overrides = (content.overrides ?? []).map((entry, index) => ({ ...entry, line: lines[index] ?? 1 }));
  const twice = overrides.find((entry, index) => overrides.findIndex((other) => same(entry, other)) < index);
  if (twice !== undefined) throw new Error(fault(twice.line, `${twice.rule} ${twice.object} is there twice`));
  return overrides;
}

function entryLines(document: Document.Parsed, counter: LineCounter): number[] {
  const list = isMap(document.contents) ? document.get('overrides', true) : null;
  if (!isSeq(list)) return [];
  return list.items.map((item) => counter.linePos((item as { range?: number[] }).range?.[0] ?? 0).line);
}

function same(a: Override, b: Override): boolean {
  return a.rule === b.rule && a.object === b.object && a.query === b.query;
}

function fault(line: number, message: string): string {
  return `${OVERRIDES_PATH}:${line}: ${message}`;
}
