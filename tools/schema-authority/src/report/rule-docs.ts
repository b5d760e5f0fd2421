import { RULES } from '../rules/rules.ts';
import { CHANGE_RULE_DOCS } from './change-rule-docs.ts';
import type { RuleDoc } from './rule-doc.ts';
import { WORKSPACE_RULE_DOCS } from './workspace-rule-docs.ts';

export type { RuleDoc } from './rule-doc.ts';

/** Every rule, in the order of the ids. Throws when a rule of the engine has no documentation. */
export const RULE_DOCS: readonly RuleDoc[] = [
  ...RULES.map(({ id, title }) => {
    const doc = CHANGE_RULE_DOCS[id];
    if (doc === undefined) throw new Error(`${id} has no entry in change-rule-docs.ts`);
    return { id, title, ...doc };
  }),
  ...WORKSPACE_RULE_DOCS,
].sort((a, b) => (a.id < b.id ? -1 : 1));
