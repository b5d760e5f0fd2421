import { type ProblemCode } from '../problem-catalogue.ts';

/** What a limit counts, and what happens beyond it. */
export interface LimitKind {
  readonly unit: LimitUnit;
  /** What a client that exceeds it experiences, as a sentence. */
  readonly effect: string;
  /** The problem it is answered with. */
  readonly code: ProblemCode;
}

export type LimitUnit =
  'bytes' | 'characters' | 'items' | 'properties' | 'levels' | 'number' | 'requests' | 'connections' | 'ms';

interface KitLimit extends LimitKind {
  /** Default, unless the service's configuration says otherwise. */
  readonly value: number;
  /** Only of interest where an operation takes a stream. */
  readonly streams?: boolean;
  /** Only of interest where an operation is a single write. */
  readonly writes?: boolean;
}

/** The limits that this package enforces for every service. The numbers here are the ones in force: nothing repeats them. */
export const KIT_LIMITS = {
  'body-bytes': {
    value: 262_144,
    unit: 'bytes',
    effect: 'A larger body, counted after decompression, is refused.',
    code: 'payload-too-large',
  },
  'json-levels': {
    value: 32,
    unit: 'levels',
    effect: 'A value nested deeper is refused.',
    code: 'invalid-request',
  },
  'in-flight-requests': {
    value: 16,
    unit: 'requests',
    effect: 'More requests at once wait for their turn.',
    code: 'temporary-reduced-capacity',
  },
  'in-flight-writes': {
    value: 2,
    unit: 'requests',
    effect:
      'More requests at once to an operation that writes one thing wait for their turn: in order when no more than in-flight-requests are there, else who came last is next.',
    code: 'temporary-reduced-capacity',
    writes: true,
  },
  'in-flight-streams': {
    value: 8,
    unit: 'requests',
    effect: 'More requests at once to an operation that takes or sends a stream wait for their turn.',
    code: 'temporary-reduced-capacity',
    streams: true,
  },
  'in-flight-bytes': {
    value: 67_108_864,
    unit: 'bytes',
    effect:
      'A request is refused when its body, those that have arrived, and answers that were not taken yet are larger together; try again after Retry-After.',
    code: 'temporary-reduced-capacity',
  },
  'answer-idle-ms': {
    value: 1000,
    unit: 'ms',
    effect:
      'Who has not taken an answer after so long is disconnected when there is no room left for others.',
    code: 'request-timeout',
  },
  'queued-requests': {
    value: 1000,
    unit: 'requests',
    effect: 'When as many wait for their turn, a request is refused at once; try again after Retry-After.',
    code: 'temporary-reduced-capacity',
  },
  'queue-wait-ms': {
    value: 1000,
    unit: 'ms',
    effect: 'A request that waits longer for its turn is refused; try again after Retry-After.',
    code: 'temporary-reduced-capacity',
  },
  connections: {
    value: 4096,
    unit: 'connections',
    effect: 'More connections at once are closed as soon as they are opened.',
    code: 'temporary-reduced-capacity',
  },
  'headers-bytes': {
    value: 16_384,
    unit: 'bytes',
    effect: 'A request whose request line and headers are larger is refused.',
    code: 'headers-too-large',
  },
  'headers-ms': {
    value: 10_000,
    unit: 'ms',
    effect: 'A connection whose headers take longer to arrive is answered and closed.',
    code: 'request-timeout',
  },
  'request-ms': {
    value: 30_000,
    unit: 'ms',
    effect: 'A connection whose request takes longer to arrive is answered and closed.',
    code: 'request-timeout',
  },
  'line-bytes': {
    value: 262_144,
    unit: 'bytes',
    effect: 'A longer line of a stream is not taken; the answer says which.',
    code: 'invalid-request',
    streams: true,
  },
  'stream-idle-ms': {
    value: 60_000,
    unit: 'ms',
    effect: 'Who sends nothing, or takes nothing, of a stream for longer is disconnected.',
    code: 'request-timeout',
    streams: true,
  },
  'pool-wait-ms': {
    value: 1000,
    unit: 'ms',
    effect: 'A request that waits longer for a database connection is refused; try again after Retry-After.',
    code: 'temporary-reduced-capacity',
  },
  'statement-ms': {
    value: 2000,
    unit: 'ms',
    effect: 'A statement that takes longer is stopped, and its transaction undone.',
    code: 'query-timeout',
  },
  'lock-wait-ms': {
    value: 1000,
    unit: 'ms',
    effect: 'A statement that waits longer for a lock is stopped; try again after Retry-After.',
    code: 'temporary-reduced-capacity',
  },
} as const satisfies Record<string, KitLimit>;

export type KitLimitName = keyof typeof KIT_LIMITS;

/** Values that a service's configuration gives to limits, by their names. */
export type LimitValues = Readonly<Partial<Record<KitLimitName, number>>>;
