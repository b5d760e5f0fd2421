import { relationOf } from '../../catalog/catalog.ts';
import { placeSince, type LintProblem, type LintRule } from '../problem.ts';

/** A table that was safe from crashes and is not any more. */
export const notDurable: LintRule = (input) =>
  input.after.relations.flatMap(({ name, unlogged }): LintProblem[] => {
    const before = relationOf(input.before, name);
    if (unlogged !== true || before === undefined || before.unlogged === true) return [];
    return [
      {
        rule: 'not-durable',
        level: 'error',
        ...placeSince(input, (catalog) => relationOf(catalog, name)?.unlogged === true),
        object: name,
        message: `a crash empties ${name} from now on, and no standby has its rows`,
        help: 'Leave it logged, or say why its rows may be lost: "-- lint: allow not-durable: <reason>".',
      },
    ];
  });
