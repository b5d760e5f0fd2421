import { alreadyHas, namesCurrent, Problem } from '@precedent/service-kit';
import { contentTag } from '../conditional/content-tag.ts';
import type { ActionTrace } from './action-trace.view.ts';

/**
 * Two hashes. The first is the trace's version: of everything a client says about it, and nothing that Data Storage
 * fills in later (`embedding`, `embedding_model`, and the time of that), so that whoever has read a trace can update it
 * though its vector came meanwhile. The second is of the answer as it is, so that the tag is a strong validator.
 */
export function traceTag(answer: ActionTrace): string {
  return `${traceVersion(answer)}.${contentTag(answer)}`;
}

/** `ETag` of an answer with a trace. */
export function traceETag(answer: ActionTrace): string {
  return `"${traceTag(answer)}"`;
}

/** Whether `If-None-Match` names this very answer. */
export function hasAnswer(ifNoneMatch: string | undefined, answer: ActionTrace): boolean {
  return ifNoneMatch !== undefined && alreadyHas(ifNoneMatch, traceTag(answer));
}

/** @throws Problem precondition-failed unless `If-Match` names this version of the trace; weak tags name none */
export function requireVersion(ifMatch: string, trace: ActionTrace): void {
  const version = traceVersion(trace);
  if (!namesCurrent(ifMatch, (tag) => tag.split('.', 1)[0] === version)) throw traceChanged(trace.id);
}

/** The answer to an update of a version that is gone. */
export function traceChanged(id: number): Problem {
  return new Problem(
    'precondition-failed',
    `Action trace ${id} is not the version that If-Match names; read it again.`,
  );
}

function traceVersion({
  embedding: _vector,
  embedding_model: _model,
  updated_at: _time,
  ...said
}: ActionTrace): string {
  return contentTag(said);
}
