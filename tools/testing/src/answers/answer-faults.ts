import type { OpenApiDocument, Operation } from '@precedent/service-kit';

/** An answer as it left the service. */
export interface SentAnswer {
  readonly status: number;
  /** Undefined for an answer without a body. */
  readonly contentType: string | undefined;
  readonly text: string;
}

/**
 * What is wrong with an answer according to the document; empty when nothing is.
 * @param operation undefined for what the document does not describe: there any problem document is right, and nothing else
 */
export function answerFaults(
  document: OpenApiDocument,
  operation: Operation | undefined,
  { status, contentType, text }: SentAnswer,
): string[] {
  if (operation === undefined) {
    if (!isProblem(contentType)) return [`${status}: an unknown request is answered with ${contentType}`];
    return document
      .checkFor('Problem')(JSON.parse(text))
      .map(({ pointer, detail }) => `${pointer} ${detail}`);
  }
  return bodies(contentType, text).flatMap((body) =>
    document.validateResponse(operation.id, status, contentType, body),
  );
}

function isProblem(contentType: string | undefined): boolean {
  return contentType?.startsWith('application/problem+json') ?? false;
}

/** The values that the schema describes: one, or one a line. */
function bodies(contentType: string | undefined, text: string): unknown[] {
  if (contentType === undefined) return [undefined];
  if (contentType.startsWith('application/x-ndjson')) {
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown);
  }
  return [/^application\/([\w.]+\+)?json\b/.test(contentType) ? JSON.parse(text) : text];
}
