import { relationOf, type Catalog } from './catalog.ts';

/** What happens to a row. */
export type RowEvent = 'insert' | 'update';

/** A trigger that fires, with the function it calls. */
export interface FiringTrigger {
  readonly name: string;
  /** The function with its argument types, as the catalog names it. */
  readonly function: string;
  /** Its whole definition, with single spaces and without comments and what only the planner reads. */
  readonly text: string;
  /** True when it fires before each row is stored, whatever is in it, and can change it. */
  readonly before: boolean;
}

/** The triggers of a table that fire for an event, in the sessions of services. */
export function firingTriggers(catalog: Catalog, table: string, event: RowEvent): FiringTrigger[] {
  const triggers = relationOf(catalog, table)?.triggers ?? [];
  return triggers.flatMap(({ name, definition, fires }): FiringTrigger[] => {
    const [, time, events] = /\b(BEFORE|AFTER|INSTEAD OF) (.+?) ON /.exec(definition) ?? [];
    if (fires === 'never' || fires === 'replica') return [];
    if (events?.includes(event.toUpperCase()) !== true) return [];
    const called = / EXECUTE FUNCTION ([^(]+)\(/.exec(definition)?.[1];
    const found = catalog.functions.find((own) => own.name.replace(/\(.*$/, '') === called);
    if (found === undefined) return [];
    const everyRow = / FOR EACH ROW EXECUTE /.test(definition); // a WHEN would stand between
    const before = time === 'BEFORE' && everyRow;
    const text = withoutEstimates(withoutComments(found.definition));
    return [{ name, function: found.name, text, before }];
  });
}

/**
 * True when a trigger gives the column its value in every new row, whatever the writer sends: an assignment to
 * `NEW.column`, or a `SELECT … INTO` with it among the targets, in the function of a `BEFORE INSERT` trigger.
 */
export function isFilledByTrigger(
  catalog: Catalog,
  table: string,
  column: string,
  event: RowEvent = 'insert',
): boolean {
  return firingTriggers(catalog, table, event).some(({ before, text }) => before && assigns(text, column));
}

function assigns(body: string, column: string): boolean {
  const name = String.raw`\bNEW\s*\.\s*"?${column.replaceAll(/\W/g, String.raw`\$&`)}"?(?!\w)`;
  const assigned = new RegExp(String.raw`(?:^|;|\b(?:BEGIN|THEN|ELSE|LOOP))\s*${name}\s*:?=`, 'i');
  const target = new RegExp(String.raw`\bINTO\s+(?:STRICT\s+)?(?:[^;]*?,\s*)?${name}[^;]*?\bFROM\b`, 'i');
  return assigned.test(body) || target.test(body);
}

function withoutComments(body: string): string {
  return body
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ');
}

/** A trigger's function is called for each row, whatever the planner thinks that costs. */
function withoutEstimates(definition: string): string {
  const [head = '', ...body] = definition.split(' AS ');
  return [head.replaceAll(/ (?:COST [\d.]+|PARALLEL \w+|LEAKPROOF)(?= |$)/g, ''), ...body].join(' AS ');
}
