export type { ContextClient } from './context-client.ts';
export { createClient, type ClientOptions } from './create-client.ts';
export { orThrow } from './or-throw.ts';
export { ProblemError } from './problem-error.ts';
export { UnexpectedAnswerError } from './unexpected-answer-error.ts';
export type {
  Context,
  Incident,
  IncidentFilters,
  IncidentPage,
  Problem,
  SearchRequest,
  SearchResult,
  SimilarIncident,
} from './bodies.ts';
export type { components, paths } from './generated/openapi.ts';
