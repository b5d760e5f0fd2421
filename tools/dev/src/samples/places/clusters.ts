import { type Environment } from '../sample-trace.ts';

export interface Cluster {
  readonly name: string;
  readonly environment: Environment;
  /** Share of the incidents. */
  readonly weight: number;
  /** Zones and how many nodes each has, for the names of the nodes. */
  readonly zones: readonly string[];
  readonly nodesPerZone: number;
}

export const CLUSTERS: readonly Cluster[] = [
  {
    name: 'prod-eu-1',
    environment: 'production',
    weight: 34,
    zones: ['eu1a', 'eu1b', 'eu1c'],
    nodesPerZone: 4,
  },
  {
    name: 'prod-us-1',
    environment: 'production',
    weight: 27,
    zones: ['us1a', 'us1b', 'us1c'],
    nodesPerZone: 4,
  },
  { name: 'prod-ap-1', environment: 'production', weight: 14, zones: ['ap1a', 'ap1b'], nodesPerZone: 3 },
  { name: 'staging-eu-1', environment: 'staging', weight: 16, zones: ['eu1a', 'eu1b'], nodesPerZone: 2 },
  { name: 'dev-eu-1', environment: 'development', weight: 9, zones: ['eu1a'], nodesPerZone: 3 },
];

/** Names of the nodes of a cluster, such as `worker-eu1a-02`. */
export function nodesOf(cluster: Cluster): string[] {
  return cluster.zones.flatMap((zone) =>
    Array.from(
      { length: cluster.nodesPerZone },
      (_, index) => `worker-${zone}-${String(index + 1).padStart(2, '0')}`,
    ),
  );
}
