import { EMBEDDING_DIMENSIONS } from '@precedent/embedding';
import type { DB, ReadonlyKysely } from '@precedent/schema';
import type { Database } from '@precedent/service-kit';
import { announceModel } from './announce-model.command.ts';
import { configuredModels } from './configured-models.query.ts';

/** Longer than services that run say nothing, restarts included. */
const IN_USE_SECONDS = 300;
const MOST_MODELS = 20;

/** How the model of a service stands to those that services were configured with before, or are at the same time. */
export interface Standing {
  /** The model that is to make all vectors: of those in use the one whose use began last. */
  readonly current: string;
  /** The others, whose vectors services replace. A model that only clients named is not among them. */
  readonly former: readonly string[];
}

/** Tells the others that a service uses this model, and finds out what they use. */
export async function announce(database: Database<DB>, model: string): Promise<Standing> {
  await database.single((db) =>
    announceModel(db, { model, dimensions: EMBEDDING_DIMENSIONS, seconds: IN_USE_SECONDS }).execute(),
  );
  return database.read((db) => standing(db, model));
}

/** @param model that of this service, which counts if no service has said anything */
export async function standing(db: ReadonlyKysely<DB>, model: string): Promise<Standing> {
  const rows = await configuredModels(db, { models: MOST_MODELS }).execute();
  const current = rows.find((row) => row.in_use)?.model ?? model;
  return { current, former: rows.map((row) => row.model).filter((other) => other !== current) };
}
