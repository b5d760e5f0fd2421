import { relationOf } from '../../catalog/catalog.ts';
import { placeSince, type LintRule } from '../problem.ts';

const OWNER = 'precedent_owner';

/** What a migration creates belongs to whoever ran it, until it is given to the role that owns the schema. */
export const ownerMissing: LintRule = (input) =>
  input.after.relations
    .filter(({ name, owner }) => owner !== OWNER && relationOf(input.before, name) === undefined)
    .map(({ name, kind }) => ({
      rule: 'owner-missing',
      level: 'error',
      ...placeSince(input, (catalog) => relationOf(catalog, name) !== undefined),
      object: name,
      message: `${name} belongs to whoever migrates, not to ${OWNER}`,
      help: `Add: ALTER ${kind.toUpperCase()} ${name} OWNER TO ${OWNER};`,
    }));
