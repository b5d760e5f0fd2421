import { type ExceededLimit } from '../limits/limit.ts';
import { type Violation } from '../problem.ts';
import { type ItemPlace } from './item-places.ts';
import { type JsonObject } from './json.ts';

/** Checks a value; returns what is wrong with it, places relative to the value as JSON pointers. */
export type Validator = (value: unknown, size?: number) => readonly Fault[];

/** Finds what is wrong with a value that may hold anything JSON can say. */
export type Check = (value: unknown) => readonly Fault[];

export interface Fault extends Partial<ExceededLimit> {
  readonly pointer: string;
  readonly detail: string;
}

export type ScalarType = 'integer' | 'number' | 'boolean' | 'string';
export type ParameterPlace = Exclude<Violation['in'], 'body'>;

export interface Parameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  /** How the text is read. An array is given by repeating the parameter. */
  readonly type: ScalarType;
  readonly array: boolean;
  /** Items may also stand in one text, separated by commas: `x-comma-separated`. Only for items without a comma. */
  readonly commas: boolean;
  /** Applied to absent query parameters. */
  readonly fallback?: unknown;
  readonly validate: Validator;
  /** Where its schema stands, as a `#/...` reference. */
  readonly schema: string;
}

export interface RequestBody {
  /** One JSON value, or a stream of newline-delimited ones (`application/x-ndjson`) that the schema describes one of. */
  readonly kind: 'json' | 'ndjson';
  readonly required: boolean;
  /** Faults of a parsed body of the first media type; most operations take no other. */
  readonly check: Check;
  /** For each media type that the operation takes; only a JSON body may have several. */
  readonly checks: ReadonlyMap<string, Check>;
  /** Where it has items that the handler checks one by one. */
  readonly items: readonly ItemPlace[];
}

export interface Operation {
  readonly id: string;
  /** Lower case. */
  readonly method: string;
  /** As in the document: /items/{id}. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: RequestBody;
  /** True when the document says `x-served-by: service-kit`: health, metrics and documentation routes. */
  readonly servedByKit: boolean;
  /** True when the document says `x-single-write: true`: it writes one thing, in one short transaction. */
  readonly singleWrite: boolean;
  readonly source: JsonObject;
  /** Where the operation object stands, as a `#/...` reference. */
  readonly pointer: string;
}
