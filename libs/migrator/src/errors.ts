/** The files and the database disagree, or a file breaks a rule: nothing was applied. `file` is what to look at. */
export class MigrationRefusedError extends Error {
  override readonly name = 'MigrationRefusedError';
  readonly file: string;

  constructor(file: string, reason: string) {
    super(`${file}: ${reason}`);
    this.file = file;
  }
}

/** PostgreSQL refused a file: what it said is `cause`. Files before it stay applied, nothing of this one does. */
export class MigrationFailedError extends Error {
  override readonly name = 'MigrationFailedError';
  readonly file: string;
  /** 1-based line in the file, when PostgreSQL named a position. */
  readonly line: number | undefined;

  constructor(file: string, line: number | undefined, cause: unknown) {
    const words = cause instanceof Error ? cause.message : String(cause);
    super(`${file}${line === undefined ? '' : `:${line}`}: ${words}`, { cause });
    this.file = file;
    this.line = line;
  }
}

/** Another runner held the migration lock for longer than the wait allows. */
export class MigrationLockedError extends Error {
  override readonly name = 'MigrationLockedError';

  constructor(waitedMs: number) {
    super(
      `another migration run has held the lock for ${Math.round(waitedMs / 1000)} s; try again when it has ended`,
    );
  }
}
