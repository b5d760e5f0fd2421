import type { AnyQuery } from '@precedent/schema';
import { isServerError, toProblem } from '@precedent/service-kit';
import type { RuntimeContract } from './runtime-contract.ts';

/**
 * The handler, refusing with 503 schema-incompatible while the schema does not fit one of its queries. A query that
 * fails because the schema or a privilege changed a moment ago is answered the same way, with the columns' own names.
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
      if (mayBeTheSchema(error)) await contract.explain(ids, error);
      throw error;
    }
  };
}

const INSUFFICIENT_PRIVILEGE = '42501';

function mayBeTheSchema(error: unknown): boolean {
  const { code, cause } = toProblem(error);
  return code === 'schema-incompatible' || (isServerError(cause) && cause.code === INSUFFICIENT_PRIVILEGE);
}
