import type { Catalog } from '../catalog/catalog.ts';
import { vocabularies, type Vocabulary } from '../catalog/vocabularies.ts';
import { checksOf } from '../check/admitted.ts';
import { since, type Change } from '../check/change.ts';
import type { SchemaState } from '../check/schema-state.ts';
import type { Finding } from './finding.ts';
import { named, type Rule } from './rule.ts';

/**
 * A closed vocabulary lost a value (filters on it find nothing, writers of it are refused), or is no longer closed
 * (a row with a typing error is hidden from every filter). A value more is what the first step of a change looks like.
 */
export const vocabulary: Rule = {
  id: 'SA018',
  title: 'vocabulary value removed or renamed',
  check: (change) =>
    vocabularies(change.base.catalog).flatMap((before) => {
      const said = asked(change, before) ?? differs(change, before, change.head);
      if (said === null || said === '') return [];
      const { table, column } = before;
      const object = `${table}.${column}`;
      const users = change.statements.filter(({ uses }) =>
        uses.some((use) => use.table === table && use.column === column),
      );
      return users.map((statement): Finding => ({
        rule: 'SA018',
        severity: 'error',
        class: 'wire',
        object,
        ...named(statement),
        migration: since(change, (state) =>
          change.admitted.has(object)
            ? checksOf(state.catalog, before) === checksOf(change.head.catalog, before)
            : differs(change, before, state) !== null,
        ),
        postgres: null,
        message: `${object} ${said}`,
        remedy:
          'Allow the new value beside the old one first; move writers and readers; forbid the old one in a later migration.',
      }));
    }),
};

/**
 * What PostgreSQL said is worse now: checks can be written in many ways. Nothing when nothing is; null when it was not
 * asked, or when the column itself has changed.
 */
function asked(change: Change, before: Vocabulary): string | null {
  const { table, column, values } = before;
  const now = change.admitted.get(`${table}.${column}`);
  if (now === undefined || numbered(change.base, table, column) !== numbered(change.head, table, column))
    return null;
  const added = find(change.head.catalog, before)?.values.filter((value) => !values.includes(value)) ?? [];
  return (
    refused(
      values.filter((value) => !now.values.has(value)),
      added,
    ) ?? (now.open ? 'may hold any value from now on' : '')
  );
}

/** What is worse in a state than it was; null when nothing is, or when the column itself has changed. */
function differs({ base }: Change, before: Vocabulary, state: SchemaState): string | null {
  const { table, column, values } = before;
  const now = find(state.catalog, before);
  if (now === undefined) {
    const is = numbered(state, table, column);
    return is !== undefined && is === numbered(base, table, column) ? 'may hold any value from now on' : null;
  }
  return refused(
    values.filter((value) => !now.values.includes(value)),
    now.values.filter((value) => !values.includes(value)),
  );
}

function refused(lost: readonly string[], added: readonly string[]): string | null {
  if (lost.length === 0) return null;
  const list = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
  return `may no longer be ${list(lost)}${added.length === 0 ? '' : `; new: ${list(added)}`}`;
}

function find(catalog: Catalog, { table, column }: Vocabulary): Vocabulary | undefined {
  return vocabularies(catalog).find((other) => other.table === table && other.column === column);
}

/** Number and type of a column, which tell whether it is still the same one. */
function numbered({ columns }: SchemaState, table: string, column: string): string | undefined {
  const found = [...columns].find(([, own]) => own.table === table && own.column === column);
  return found === undefined ? undefined : `${found[0]} ${found[1].typeOid}`;
}
