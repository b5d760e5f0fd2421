import type { AnyQuery } from '@precedent/schema';
import { toProblem } from '@precedent/service-kit';
import type { RuntimeContract } from './runtime-contract.ts';

/**
 * The handler, refusing with 503 schema-incompatible while the schema does not fit one of its queries. A query that
 * fails because the schema changed a moment ago is answered the same way, with the columns' own names.
 */
export function needs<Request, Reply>(
  contract: RuntimeContract,
  queries: readonly AnyQuery[],
  handler: (request: Request) => Reply | Promise<Reply>,
): (request: Request) => Promise<Reply> {
  const ids = queries.map(({ declaration }) => declaration.id);
  return async (request) => {
    contract.require(ids);
    try {
      return await handler(request);
    } catch (error) {
      if (toProblem(error).code === 'schema-incompatible') await contract.explain(ids, error);
      throw error;
    }
  };
}
