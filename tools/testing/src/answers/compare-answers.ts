import type { OpenApiDocument } from '@precedent/service-kit';
import type { Answered } from './answers-record.ts';

/** How far a run's answers cover what a document says. */
export interface Coverage {
  readonly service: string;
  readonly documented: number;
  /** What no test got, as `GET /api/v1/incidents 504`. */
  readonly missing: readonly string[];
}

/** Compares the statuses a document names, one by one, with those that were answered. `default` names none. */
export function compareAnswers(
  service: string,
  document: OpenApiDocument,
  answered: readonly Answered[],
): Coverage {
  const got = new Set(
    answered
      .filter((answer) => answer.service === service)
      .map(({ operation, status }) => `${operation} ${status}`),
  );
  const documented = [...document.operations.values()].flatMap(({ method, path, source }) =>
    Object.keys((source['responses'] ?? {}) as object)
      .filter((status) => status !== 'default')
      .map((status) => `${method.toUpperCase()} ${path} ${status}`),
  );
  return {
    service,
    documented: documented.length,
    missing: documented.filter((answer) => !got.has(answer)),
  };
}
