/**
 * The address of the embeddings endpoint under a base URL, which may end in `/`, `/v1` or `/v1/`.
 *
 * @throws TypeError when it is no http(s) URL or carries credentials, a query or a fragment.
 */
export function embeddingsEndpoint(baseUrl: string): URL {
  const url = URL.parse(baseUrl);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new TypeError('the base URL of the embedding service must be an http or https URL');
  }
  if (url.username !== '' || url.password !== '') {
    throw new TypeError('the base URL of the embedding service must not carry credentials; use the API key');
  }
  if (url.search !== '' || url.hash !== '') {
    throw new TypeError('the base URL of the embedding service must have no query and no fragment');
  }
  url.pathname = `${url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '')}/v1/embeddings`;
  return url;
}

/**
 * The header that carries the API key.
 *
 * @throws TypeError when the key could not be sent; fetch itself would print the key in its error.
 */
export function authorization(apiKey: string | undefined): Record<string, string> {
  if (apiKey === undefined || apiKey === '') return {};
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new TypeError('the API key of the embedding service must be printable ASCII without spaces');
  }
  return { authorization: `Bearer ${apiKey}` };
}
