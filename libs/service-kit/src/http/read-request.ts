import { type Request } from 'express';
import { type Violation } from '../problem.ts';
import { type Operation, type Parameter, type ParameterPlace } from '../openapi/operation.ts';
import {
  parseParameters,
  parseQueryString,
  queryOf,
  unknownParameters,
  type RawValues,
} from '../openapi/parameters.ts';

type ParameterValues = Record<ParameterPlace, Record<string, unknown>>;

/**
 * Returns what reads the parameters of a request by place and checks them against the document; faults are added to
 * `violations`.
 */
export function parameterReader(
  operation: Operation,
): (request: Request, violations: Violation[]) => ParameterValues {
  const declared = (place: ParameterPlace) =>
    operation.parameters.filter((parameter) => parameter.in === place);
  const [inPath, inQuery, inHeader] = [declared('path'), declared('query'), declared('header')];
  return (request, violations) => {
    const read = (parameters: readonly Parameter[], raw: RawValues) => {
      if (parameters.length === 0) return {};
      const parsed = parseParameters(parameters, raw);
      violations.push(...parsed.violations);
      return parsed.values;
    };
    const query = parseQueryString(queryOf(request.originalUrl));
    const values = {
      path: read(inPath, pathValues(request)),
      query: read(inQuery, query.values),
      header: read(inHeader, headerValues(inHeader, request)),
    };
    violations.push(...query.violations, ...unknownParameters(inQuery, query.values));
    return values;
  };
}

function pathValues({ params }: Request): RawValues {
  return new Map(Object.entries(params).map(([name, value]) => [name, [value].flat()]));
}

function headerValues(declared: readonly Parameter[], { headersDistinct }: Request): RawValues {
  return new Map(
    declared.flatMap(({ name }) => {
      const given = headersDistinct[name.toLowerCase()];
      return given === undefined ? [] : [[name, given] as const];
    }),
  );
}

/** The parsed body, checked; faults are added to `violations`. */
export function readBody(
  operation: Operation,
  given: { readonly value: unknown; readonly mediaType: string } | undefined,
  violations: Violation[],
): unknown {
  if (operation.body === undefined) return undefined;
  if (given === undefined) {
    if (operation.body.required) violations.push({ in: 'body', pointer: '', detail: 'is required' });
    return undefined;
  }
  const faults = operation.body.checks.get(given.mediaType)?.(given.value) ?? [];
  violations.push(...faults.map((fault) => ({ in: 'body' as const, ...fault })));
  return given.value;
}
