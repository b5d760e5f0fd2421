import type { MigrateEvents, Migration } from '@precedent/migrator';

/** Tells a person or a program how a migration run gets on. */
export interface MigrateReport {
  readonly events: Required<MigrateEvents>;
  /** The run ended well. */
  done(applied: readonly Migration[]): void;
  /** The run ended badly; what happened is told elsewhere, as one sentence on standard error. */
  stopped(): void;
}
