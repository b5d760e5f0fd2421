import type { Catalog } from '../../catalog/catalog.ts';
import { vocabularies } from '../../catalog/vocabularies.ts';
import { FIRST_NUMBER, type Player } from './scenes.ts';

/** What an unusual value tries: NULL, the size of a type, or the words a column may hold. */
export type EdgeKind = 'null' | 'size' | 'word';

/** A writer with other values than its variant has. */
export interface Edge {
  readonly kind: EdgeKind;
  readonly player: Player;
  /** The next number of every sequence. */
  readonly sequencesAt: number;
}

const LONG_TEXT = 'long '.repeat(80).trim();
const FINE_TIME = '2026-05-04T03:02:01.654321Z';
/** Beyond an integer, within a bigint. */
const LARGE = 3_000_000_000;

/**
 * What a writer may send too: each parameter on its own NULL, long or large, and every other word of a closed
 * vocabulary it belongs to; of a list of values the first one. And the writer itself when its sequences have come far.
 */
export function edgesOf(player: Player, catalog: Catalog): Edge[] {
  const words = vocabularies(catalog).map(({ values }) => values);
  const writer = player.writesMost;
  const edges = player.parameters.flatMap((type, place) => {
    const value = writer.values[place];
    const list = Array.isArray(value) ? (value as unknown[]) : null;
    if (list?.length === 0) return [];
    const one = list === null ? value : list[0];
    const edge = (kind: EdgeKind, other: unknown): Edge => ({
      kind,
      sequencesAt: FIRST_NUMBER,
      player: {
        ...player,
        title: `${player.title} with $${place + 1} = ${other === null ? 'NULL' : String(other).slice(0, 20)}`,
        values: writer.values.with(place, list === null ? other : list.with(0, other)),
      },
    });
    return [
      ...(one === null ? [] : [edge('null', null)]),
      ...sizes(list === null ? type : type.replace(/\[\]$/, '')).map((other) => edge('size', other)),
      ...fellows(one, words).map((other) => edge('word', other)),
    ];
  });
  const far = { ...player, values: writer.values, title: `${player.title} with sequences at ${LARGE}` };
  return [...edges, { kind: 'size', sequencesAt: LARGE, player: far }];
}

function sizes(type: string): unknown[] {
  switch (type) {
    case 'text':
    case 'character varying':
      return [LONG_TEXT, 'short'];
    case 'bigint':
    case 'numeric':
      return [LARGE];
    case 'integer':
      return [100_000];
    case 'timestamp with time zone':
    case 'timestamp without time zone':
      return [FINE_TIME];
    case 'jsonb':
    case 'json':
      return ['{"b": 1, "a": [null, 2.50]}'];
    default:
      return [];
  }
}

function fellows(value: unknown, words: readonly (readonly string[])[]): string[] {
  const lists = words.filter((list) => typeof value === 'string' && list.includes(value));
  return [...new Set(lists.flat())].filter((word) => word !== value);
}
