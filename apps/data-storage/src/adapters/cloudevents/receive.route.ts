import { Problem, type Check, type Handler } from '@precedent/service-kit';
import type { Dependencies } from '../../action-traces/dependencies.ts';
import type { components, operations } from '../../generated/openapi.ts';
import { binaryEnvelope, inBinaryMode } from './binary-mode.ts';
import { ofEvent, readCloudEvent, type Locate } from './cloud-event.ts';
import { receiveEvent, type BodyChecks, type Received } from './receive-event.ts';

type Result = components['schemas']['CloudEventResult'];

/** How events and what they ask for are checked. */
export interface EventChecks extends BodyChecks {
  readonly envelope: Check;
}

const BATCH = 'application/cloudevents-batch+json';
const STRUCTURED = 'application/cloudevents+json';

/** POST /api/v1/adapters/cloudevents: in structured, binary or batched mode; each event counts once, for ever. */
export function receiveCloudEvents(
  dependencies: Dependencies,
  checks: EventChecks,
): Handler<operations['receiveCloudEvents']> {
  return async ({ body, mediaType, params, path, requestId }) => {
    const given: unknown = body;
    if (mediaType === BATCH) {
      const results: Result[] = [];
      for (const [index, envelope] of (given as unknown[]).entries()) {
        results.push(await answered(receive(envelope, inBody(`/${index}`))));
      }
      return { status: 200, body: { results, ...tally(results) } };
    }
    const structured = mediaType === STRUCTURED;
    const envelope = structured ? given : binaryEnvelope(params.header, given);
    const result = await receive(envelope, structured ? inBody('') : inBinaryMode);
    return { status: 200, body: { results: [result], ...tally([result]) } };

    async function receive(envelope: unknown, locate: Locate): Promise<Received> {
      const event = readCloudEvent(envelope, checks.envelope, locate);
      try {
        return await receiveEvent(dependencies, event, checks);
      } catch (error) {
        throw error instanceof Problem ? ofEvent(error, locate) : error;
      }
    }

    /** A refused event of a batch keeps no other from being received. */
    async function answered(received: Promise<Received>): Promise<Result> {
      try {
        return await received;
      } catch (error) {
        if (!(error instanceof Problem) || error.status >= 500) throw error;
        const problem = error.toDocument({ instance: path, requestId });
        return { result: 'refused', problem: problem as components['schemas']['Problem'] };
      }
    }
  };
}

function inBody(prefix: string): Locate {
  return (pointer, detail) => ({ in: 'body', pointer: `${prefix}${pointer}`, detail });
}

function tally(results: readonly Result[]) {
  const count = (result: Result['result']) => results.filter((one) => one.result === result).length;
  return {
    recorded: count('recorded'),
    moved: count('moved'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  };
}
