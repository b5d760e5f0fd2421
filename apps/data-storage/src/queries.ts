import type { AnyQuery } from '@precedent/schema';
import { createHistory } from './action-histories/create.command.ts';
import { getHistory } from './action-histories/get.query.ts';
import { listHistories } from './action-histories/list.query.ts';
import { updateHistory } from './action-histories/update.command.ts';
import { createResources } from './action-traces/batch/create-resources.command.ts';
import { createTraces } from './action-traces/batch/create-traces.command.ts';
import { findStored } from './action-traces/batch/find-stored.query.ts';
import { createTrace } from './action-traces/create.command.ts';
import { getTrace } from './action-traces/get.query.ts';
import { updateTrace } from './action-traces/update.command.ts';
import { findEvent } from './adapters/cloudevents/find.query.ts';
import { rememberEvent } from './adapters/cloudevents/remember.command.ts';
import { tellStart } from './adapters/cloudevents/tell-start.command.ts';
import { announceModel } from './embeddings/announce-model.command.ts';
import { configuredModels } from './embeddings/configured-models.query.ts';
import { embeddingBacklog } from './embeddings/backlog.query.ts';
import { storeEmbeddings } from './embeddings/store.command.ts';
import { claimTraces } from './embeddings/claim.command.ts';
import { postponeTraces } from './embeddings/postpone.command.ts';
import { claimedTraces } from './embeddings/claimed.query.ts';
import { embeddingModels } from './embeddings/models.query.ts';
import { renewClaims } from './embeddings/renew.command.ts';
import { releaseTraces } from './embeddings/release.command.ts';
import { rememberModelsCommand } from './embeddings/remember-models.command.ts';
import { vectorTypeQuery } from './embeddings/vector-type.query.ts';
import { exportTraces } from './export/export.query.ts';
import { migrationHead } from './health/migration-head.query.ts';
import { serverFacts } from './health/server-facts.query.ts';
import { drawTraceIds } from './import/draw-ids.command.ts';
import { forgetDeferred } from './import/deferred/forget.command.ts';
import { listDeferred } from './import/deferred/list.query.ts';
import { rememberDeferred } from './import/deferred/remember.command.ts';
import { ensureHistories } from './import/histories.command.ts';
import { ensureResources } from './import/resources.command.ts';
import { storeTraces } from './import/store.command.ts';
import { claimKey } from './idempotency/claim.command.ts';
import { purgeKeys } from './idempotency/purge.command.ts';
import { purgeableRows } from './purge/purgeable.query.ts';
import { deleteUnused } from './embeddings/delete-unused.command.ts';
import { purgeClaims } from './embeddings/purge-claims.command.ts';
import { unusedEmbeddings } from './embeddings/unused.query.ts';
import { rememberAnswer } from './idempotency/remember.command.ts';
import { logPosition } from './position/position.query.ts';
import { getResource } from './resource-references/get.query.ts';
import { listResources } from './resource-references/list.query.ts';
import { appliedMigrations } from './schema/applied-migrations.query.ts';

/** Every statement this service runs. */
export const queries: readonly AnyQuery[] = [
  createTrace,
  findStored,
  createResources,
  createTraces,
  vectorTypeQuery,
  getTrace,
  updateTrace,
  createHistory,
  getHistory,
  listHistories,
  updateHistory,
  getResource,
  listResources,
  claimTraces,
  renewClaims,
  releaseTraces,
  postponeTraces,
  rememberModelsCommand,
  announceModel,
  configuredModels,
  storeEmbeddings,
  embeddingBacklog,
  embeddingModels,
  claimedTraces,
  migrationHead,
  serverFacts,
  ensureResources,
  ensureHistories,
  drawTraceIds,
  storeTraces,
  rememberDeferred,
  listDeferred,
  forgetDeferred,
  exportTraces,
  findEvent,
  rememberEvent,
  tellStart,
  claimKey,
  rememberAnswer,
  purgeKeys,
  logPosition,
  purgeClaims,
  purgeableRows,
  unusedEmbeddings,
  deleteUnused,
  appliedMigrations,
];
