import type { AnyQuery } from '@precedent/schema';
import type { RuntimeContract } from './runtime-contract.ts';

/** The handler, refusing with 503 schema-incompatible while the schema does not fit one of its queries. */
export function needs<Request, Reply>(
  contract: RuntimeContract,
  queries: readonly AnyQuery[],
  handler: (request: Request) => Promise<Reply>,
): (request: Request) => Promise<Reply> {
  const ids = queries.map(({ declaration }) => declaration.id);
  return async (request) => {
    contract.require(ids);
    return handler(request);
  };
}
