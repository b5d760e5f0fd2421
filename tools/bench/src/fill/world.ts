import { Random } from '../random.ts';
import { ACTIONS, ALERTS, CLUSTERS, KINDS, NAMESPACES } from './vocabulary.ts';

export interface Resource {
  readonly cluster: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}

export interface History {
  /** Index into the resources. */
  readonly resource: number;
  readonly workflow: string | null;
  readonly action: string;
  /** Index into the alerts. */
  readonly alert: number;
}

export interface World {
  readonly resources: readonly Resource[];
  readonly histories: readonly History[];
}

const RESOURCES = 5_000;
const TRACES_PER_HISTORY = 5;
const WITHOUT_WORKFLOW = 0.1;

/** Everything but the traces: a few namespaces and alerts make up most of it. */
export function makeWorld(traces: number): World {
  const random = new Random(20_260_101);
  const resources = Array.from({ length: RESOURCES }, (_, index): Resource => {
    const namespace = random.pickSkewed(NAMESPACES);
    const kind = random.pickSkewed(KINDS);
    return { cluster: random.pickSkewed(CLUSTERS), namespace, kind, name: `${namespace}-${index}` };
  });
  const alertsOf = resources.map(() =>
    Array.from({ length: 4 }, () => ALERTS.indexOf(random.pickSkewed(ALERTS))),
  );
  const histories = Array.from({ length: Math.ceil(traces / TRACES_PER_HISTORY) }, (_, index): History => {
    const resource = random.below(RESOURCES);
    const alert = random.pickSkewed(alertsOf[resource] ?? []);
    return {
      resource,
      // Two histories share a workflow: it tried two things, or worked on two resources.
      workflow: random.chance(WITHOUT_WORKFLOW) ? null : `wf-${index >> 1}`,
      // Never the same action twice in one workflow: its history would be the same.
      action: ACTIONS[(alert * 5 + random.below(3) * 2 + (index & 1)) % ACTIONS.length] as string,
      alert,
    };
  });
  return { resources, histories };
}
