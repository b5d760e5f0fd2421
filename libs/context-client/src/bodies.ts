import type { components } from './generated/openapi.ts';

type Schemas = components['schemas'];

/** An action that was taken because of an alert, with the resource it was taken on and its outcome. */
export type Incident = Schemas['Incident'];
export type IncidentPage = Schemas['IncidentPage'];
export type IncidentFilters = Schemas['IncidentFilters'];
export type SearchRequest = Schemas['SearchRequest'];
export type SearchResult = Schemas['SearchResult'];
export type SimilarIncident = Schemas['SimilarIncident'];
/** What worked, what did not, and on how much evidence. */
export type Context = Schemas['Context'];
/** Why the service answered with a failure (RFC 9457). `code` is stable; `errors` names each fault of the request. */
export type Problem = Schemas['Problem'];
