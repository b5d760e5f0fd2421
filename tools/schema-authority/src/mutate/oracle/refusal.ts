/** PostgreSQL's refusal; anything else is a fault of ours and thrown on. */
export function refusal(error: unknown): Error {
  if ((error as { code?: string }).code === undefined) throw error;
  return error as Error;
}
