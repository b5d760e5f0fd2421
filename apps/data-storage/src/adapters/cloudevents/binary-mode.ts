import { invalidRequest } from '@precedent/service-kit';
import type { operations } from '../../generated/openapi.ts';
import type { Locate } from './cloud-event.ts';

type Headers = NonNullable<operations['receiveCloudEvents']['parameters']['header']>;

const PREFIX = 'ce-';

/** The envelope of an event whose attributes are headers (HTTP binding, section 3.1), and whose data is the body. */
export function binaryEnvelope(headers: Headers, data: unknown): Record<string, unknown> {
  const attributes = Object.entries(headers)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), decode(name, value)] as const);
  return { ...Object.fromEntries(attributes), data };
}

/** Attributes are at headers, what is in the data is in the body. */
export const inBinaryMode: Locate = (pointer, detail) => {
  const [, attribute = '', ...inside] = pointer.split('/');
  if (attribute !== 'data') return { in: 'header', parameter: `${PREFIX}${attribute}`, detail };
  return { in: 'body', pointer: inside.map((part) => `/${part}`).join(''), detail };
};

/** Values are percent-encoded where they hold more than printable ASCII (section 3.1.3.2). */
function decode(name: string, value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (cause) {
    const detail = 'is not valid percent-encoding';
    throw invalidRequest([{ in: 'header', parameter: name, detail }], cause);
  }
}
