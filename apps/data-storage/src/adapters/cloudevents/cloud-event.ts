import { isUtf8 } from 'node:buffer';
import { invalidRequest, type Problem, type Check, type Violation } from '@precedent/service-kit';
import type { components } from '../../generated/openapi.ts';

type Envelope = components['schemas']['CloudEvent'];

/** What an event says, without how it was sent. */
export interface CloudEvent {
  readonly id: string;
  readonly source: string;
  readonly type: Envelope['type'];
  /** What it is about: an action_id. */
  readonly subject: string | null;
  readonly time: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Tells where in the request a place of the event is: a JSON pointer into its envelope. */
export type Locate = (pointer: string, detail: string) => Violation;

/** @throws Problem invalid-request that names the attributes that are missing or wrong */
export function readCloudEvent(envelope: unknown, check: Check, locate: Locate): CloudEvent {
  const faults = check(envelope);
  if (faults.length > 0)
    throw invalidRequest(
      faults.map(({ pointer, ...fault }) => ({ ...fault, ...locate(pointer, fault.detail) })),
    );
  const { id, source, type, subject = null, time = null, data, data_base64 } = envelope as Envelope;
  if (data && data_base64 !== null && data_base64 !== undefined) {
    throw invalidRequest([locate('/data_base64', 'is not given together with data')]);
  }
  const said = data ?? decoded(data_base64 ?? '');
  if (said === undefined) {
    const place = data_base64 ? '/data_base64' : '/data';
    const detail = data_base64 ? 'must be a JSON object as UTF-8 in base64' : 'is required';
    throw invalidRequest([locate(place, detail)]);
  }
  return { id, source, type, subject, time, data: said };
}

/** A problem of what the event's data asks for, with places that count from the request. */
export function ofEvent(problem: Problem, locate: Locate): Problem {
  if (problem.code !== 'invalid-request') return problem;
  const errors = problem.errors ?? [];
  return invalidRequest(
    errors.map(({ pointer = '', ...fault }) => ({ ...fault, ...locate(`/data${pointer}`, fault.detail) })),
    problem,
  );
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function decoded(base64: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const bytes = Buffer.from(base64, 'base64');
    // What is no base64 is left out, and what is no UTF-8 replaced, without a word otherwise.
    if (!BASE64.test(base64) || !isUtf8(bytes)) return undefined;
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    const object = typeof value === 'object' && value !== null && !Array.isArray(value);
    return object ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
