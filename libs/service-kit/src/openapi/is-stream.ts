import { isObject, member, type JsonObject } from './json.ts';
import { type Operation } from './operation.ts';

const STREAMED = ['application/x-ndjson', 'text/event-stream'];

/** Whether an operation takes or sends a stream, so that its requests may last as long as their clients want. */
export function isStream(document: JsonObject, { body, source, pointer }: Operation): boolean {
  if (body?.kind === 'ndjson') return true;
  const responses = isObject(source['responses']) ? Object.keys(source['responses']) : [];
  return responses.some((status) => {
    const content = member(document, { pointer, value: source }, 'responses', status, 'content');
    return STREAMED.some((type) => content !== undefined && type in content.value);
  });
}
