import { type Request } from 'express';
import { type Violation } from '../problem.ts';
import { type Operation, type ParameterPlace } from '../openapi/operation.ts';
import {
  parseParameters,
  parseQueryString,
  unknownParameters,
  type RawValues,
} from '../openapi/parameters.ts';

type ParameterValues = Record<ParameterPlace, Record<string, unknown>>;

/** The parameters of a request by place, checked against the document; faults are added to `violations`. */
export function readRequestParameters(
  operation: Operation,
  request: Request,
  violations: Violation[],
): ParameterValues {
  const declared = (place: ParameterPlace) =>
    operation.parameters.filter((parameter) => parameter.in === place);
  const read = (place: ParameterPlace, raw: RawValues) => {
    const parsed = parseParameters(declared(place), raw);
    violations.push(...parsed.violations);
    return parsed.values;
  };
  const [, queryString = ''] = request.originalUrl.split(/\?(.*)/s, 2);
  const query = parseQueryString(queryString);
  const path = new Map(Object.entries(request.params).map(([name, value]) => [name, [value].flat()]));
  const values = {
    path: read('path', path),
    query: read('query', query.values),
    header: read('header', headers(request)),
  };
  violations.push(...query.violations, ...unknownParameters(declared('query'), query.values));
  return values;

  function headers({ headersDistinct }: Request): RawValues {
    return new Map(
      declared('header').flatMap(({ name }) => {
        const given = headersDistinct[name.toLowerCase()];
        return given === undefined ? [] : [[name, given] as const];
      }),
    );
  }
}

/** The parsed body, checked; faults are added to `violations`. */
export function readBody(
  operation: Operation,
  given: { readonly value: unknown } | undefined,
  violations: Violation[],
): unknown {
  if (operation.body === undefined) return undefined;
  if (given === undefined) {
    if (operation.body.required) violations.push({ in: 'body', pointer: '', detail: 'is required' });
    return undefined;
  }
  violations.push(...operation.body.check(given.value).map((fault) => ({ in: 'body' as const, ...fault })));
  return given.value;
}
