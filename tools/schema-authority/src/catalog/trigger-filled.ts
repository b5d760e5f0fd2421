import { relationOf, type Catalog } from './catalog.ts';

/**
 * True when a trigger gives the column its value in every new row, whatever the writer sends: an assignment to
 * `NEW.column`, or a `SELECT … INTO` with it among the targets, in the function of a `BEFORE INSERT` trigger.
 */
export function isFilledByTrigger(catalog: Catalog, table: string, column: string): boolean {
  const triggers = relationOf(catalog, table)?.triggers ?? [];
  return triggers
    .filter(({ definition }) => /\bBEFORE INSERT\b/.test(definition))
    .some((trigger) => {
      const called = / EXECUTE FUNCTION ([^(]+)\(/.exec(trigger.definition)?.[1];
      const body = catalog.functions.find(({ name }) => name.replace(/\(.*$/, '') === called)?.definition;
      return body !== undefined && assigns(body, column);
    });
}

function assigns(body: string, column: string): boolean {
  const name = String.raw`\bNEW\s*\.\s*"?${column.replaceAll(/\W/g, String.raw`\$&`)}"?(?!\w)`;
  const assigned = new RegExp(String.raw`(?:^|;|\b(?:BEGIN|THEN|ELSE|LOOP))\s*${name}\s*:?=`, 'i');
  const target = new RegExp(String.raw`\bINTO\s+(?:STRICT\s+)?(?:[^;]*?,\s*)?${name}[^;]*?\bFROM\b`, 'i');
  return assigned.test(withoutComments(body)) || target.test(withoutComments(body));
}

function withoutComments(body: string): string {
  return body.replaceAll(/--.*$/gm, '');
}
