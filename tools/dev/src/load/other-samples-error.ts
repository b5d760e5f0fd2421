/** The database already holds a sample under this id, with other content. */
export class OtherSamplesError extends Error {
  override readonly name = 'OtherSamplesError';
}
