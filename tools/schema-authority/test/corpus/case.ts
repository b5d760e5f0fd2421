/** A change of the schema with the verdict a person gives it. */
export interface Case {
  /** What the change does, in words. */
  readonly title: string;
  /** The migration; several are several files. */
  readonly sql: string | readonly string[];
  /**
   * What breaks, each `rule object` with the queries (`consumer/id`) that must be named at least; absent when nothing
   * does. Other findings that are errors fail the case, unless `more` says that there are some.
   */
  readonly breaks?: Readonly<Record<string, readonly string[]>>;
  readonly more?: true;
}

/** A change that breaks something. */
export function breaks(title: string, sql: Case['sql'], findings: NonNullable<Case['breaks']>): Case {
  return { title, sql, breaks: findings };
}

/** A change that breaks nothing, of which errors would be false alarms. */
export function passes(title: string, sql: Case['sql']): Case {
  return { title, sql };
}
