import type { ReadServers, Told } from '../servers/read-servers.ts';
import type { Finding } from './finding.ts';
import type { Look } from './requirements.ts';

type Severity = NonNullable<Finding['fault']>['severity'];

const FROM_WORST: readonly Severity[] = ['failed', 'degraded', 'warning'];

export interface OnEachOptions {
  /** The service can do its work as long as one server is in order. */
  readonly oneWillDo?: boolean;
}

/** The look at every server that answers, as one finding with everything that is wrong on any of them. */
export function onEach(servers: ReadServers, look: Look, { oneWillDo = false }: OnEachOptions = {}): Look {
  return async () => {
    const told = await servers.each(look);
    const finding = together(told);
    const { fault } = finding;
    const some = told.some(({ result }) => result.fault?.severity !== 'failed');
    if (!oneWillDo || !some || fault?.severity !== 'failed') return finding;
    return { ...finding, fault: { ...fault, severity: 'degraded' } };
  };
}

function together(told: readonly Told<Finding>[]): Finding {
  const findings = told.map(({ result }) => result);
  const [first] = findings;
  if (first !== undefined && new Set(findings.map((finding) => JSON.stringify(finding))).size === 1)
    return first;
  const named = (words: (finding: Finding) => string | undefined) =>
    told
      .flatMap(({ server, result }) => {
        const text = words(result);
        return text === undefined ? [] : [`server ${server.number}: ${text}`];
      })
      .join('; ');
  const found = named((finding) => finding.found);
  const faults = findings.flatMap(({ fault }) => fault ?? []);
  const severity = FROM_WORST.find((worst) => faults.some((fault) => fault.severity === worst));
  if (severity === undefined) return { found };
  const mend = [...new Set(faults.flatMap((fault) => fault.mend))];
  return { found, fault: { severity, reason: named(({ fault }) => fault?.reason), mend } };
}
