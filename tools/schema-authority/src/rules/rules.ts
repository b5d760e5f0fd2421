import type { Rule } from './rule.ts';
import { removed } from './sa002-removed.ts';
import { retyped } from './sa003-retyped.ts';
import { renamed } from './sa004-renamed.ts';
import { ambiguous } from './sa005-ambiguous.ts';
import { privilege } from './sa006-privilege.ts';
import { index } from './sa012-index.ts';
import { vector } from './sa013-vector.ts';
import { nullable } from './sa015-nullable.ts';
import { vocabulary } from './sa018-vocabulary.ts';
import { view } from './sa019-view.ts';
import { moved } from './sa020-moved.ts';
import { writer } from './sa021-writer.ts';
import { defaultValue } from './sa022-default.ts';
import { rowSecurity } from './sa025-row-security.ts';

/** Every rule that compares two schemas. Each earns its place: without it the mutation score falls. */
export const RULES: readonly Rule[] = [
  removed,
  retyped,
  renamed,
  ambiguous,
  privilege,
  index,
  vector,
  nullable,
  vocabulary,
  view,
  moved,
  writer,
  defaultValue,
  rowSecurity,
];
