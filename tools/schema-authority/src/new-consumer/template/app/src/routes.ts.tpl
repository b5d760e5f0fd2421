import { needs, type RuntimeContract } from '@precedent/consumer-kit';
import type { DB } from '@precedent/schema';
import type { Database, Routes } from '@precedent/service-kit';
import type { operations } from './generated/openapi.ts';
import { listResources as listQuery } from './resources/list.query.ts';
import { listResources } from './resources/list.route.ts';

type ServedByKit = 'getLiveness' | 'getReadiness' | 'getMetrics' | 'getOpenApi' | 'getDocs' | 'getLimits';
export type OwnOperations = Omit<operations, ServedByKit>;

export interface RouteDependencies {
  readonly database: Database<DB>;
  readonly contract: RuntimeContract;
}

/** Who answers which operation of openapi.yaml, and with which queries. */
export function routes({ contract, database }: RouteDependencies): Routes<OwnOperations> {
  return {
    listResources: needs(contract, [listQuery], listResources(database)),
  };
}
