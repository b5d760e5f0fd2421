/**
 * No answer could be had from the database: no free connection in time, connecting failed, or the connection broke
 * during a query. Whether a write took effect is then unknown. The driver's error is the cause.
 */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly reason: 'no connection' | 'connection lost';

  constructor(reason: 'no connection' | 'connection lost', cause: unknown) {
    super(`The database is unavailable: ${reason}.`, { cause });
    this.reason = reason;
  }
}
