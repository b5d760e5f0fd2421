import type { OpenApiDocument, Routes } from '@precedent/service-kit';
import { createActionHistory } from './action-histories/create.route.ts';
import { getActionHistory } from './action-histories/get.route.ts';
import { listActionHistories } from './action-histories/list.route.ts';
import { updateActionHistory } from './action-histories/update.route.ts';
import { createActionTraces } from './action-traces/batch/batch.route.ts';
import { BATCH_SETTINGS } from './action-traces/batch/record-items.ts';
import { createActionTrace } from './action-traces/create.route.ts';
import { getActionTrace } from './action-traces/get.route.ts';
import { updateActionTrace } from './action-traces/update.route.ts';
import { alertmanagerMetrics } from './adapters/alertmanager/alertmanager-metrics.ts';
import { receiveAlerts, type AlertmanagerOptions } from './adapters/alertmanager/receive.route.ts';
import { receiveCloudEvents } from './adapters/cloudevents/receive.route.ts';
import { exportActionTraces } from './export/export.route.ts';
import type { operations } from './generated/openapi.ts';
import { idempotent } from './idempotency/idempotent.ts';
import { importActionTraces } from './import/import.route.ts';
import { getResourceReference } from './resource-references/get.route.ts';
import { listResourceReferences } from './resource-references/list.route.ts';
import { getSchema } from './schema/schema.route.ts';

type ServedByKit = 'getLiveness' | 'getReadiness' | 'getMetrics' | 'getOpenApi' | 'getDocs' | 'getLimits';

/** The operations of openapi.yaml that are this service's own. */
export type OwnOperations = Omit<operations, ServedByKit>;

/** operationId to handler. @param document for what handlers check themselves */
export function routes(document: OpenApiDocument, dependencies: AlertmanagerOptions): Routes<OwnOperations> {
  const alerts = alertmanagerMetrics(dependencies.metrics);
  return {
    createActionTrace: idempotent(dependencies, createActionTrace),
    createActionTraces: idempotent(
      dependencies,
      (within) => createActionTraces(within, document.checkFor('NewActionTrace')),
      BATCH_SETTINGS,
    ),
    getActionTrace: getActionTrace(dependencies),
    updateActionTrace: updateActionTrace(dependencies),
    createActionHistory: idempotent(dependencies, createActionHistory),
    listActionHistories: listActionHistories(dependencies),
    getActionHistory: getActionHistory(dependencies),
    updateActionHistory: updateActionHistory(dependencies),
    listResourceReferences: listResourceReferences(dependencies),
    getResourceReference: getResourceReference(dependencies),
    getSchema: getSchema(dependencies),
    importActionTraces: importActionTraces(dependencies),
    receiveAlerts: idempotent(
      dependencies,
      (within) =>
        receiveAlerts(
          { ...within, defaultCluster: dependencies.defaultCluster },
          alerts,
          document.checkFor('AlertmanagerAlert'),
          document.checkFor('NewActionTrace'),
        ),
      BATCH_SETTINGS,
    ),
    receiveCloudEvents: idempotent(dependencies, (within) =>
      receiveCloudEvents(within, {
        envelope: document.checkFor('CloudEvent'),
        whole: document.checkFor('NewActionTrace'),
        update: document.checkFor('ActionTraceUpdate'),
      }),
    ),
    exportActionTraces: exportActionTraces(dependencies),
  };
}
