import { type Violation } from '../problem.ts';
import { type JsonObject } from './json.ts';

/** Checks a value; returns what is wrong with it, places relative to the value as JSON pointers. */
export type Validator = (value: unknown, size?: number) => readonly Fault[];

export interface Fault {
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
  /** Applied to absent query parameters. */
  readonly fallback?: unknown;
  readonly validate: Validator;
}

export interface RequestBody {
  readonly required: boolean;
  readonly validate: Validator;
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
  readonly source: JsonObject;
  /** Where the operation object stands, as a `#/...` reference. */
  readonly pointer: string;
}
