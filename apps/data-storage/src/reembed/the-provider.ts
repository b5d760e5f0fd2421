import type { EmbeddingProvider } from '@precedent/embedding';
import { ConfigError } from '@precedent/service-kit';
import type { Config } from '../config.ts';

/** The configured provider. @throws ConfigError when a flag names a model that is not to be had from it */
export function theProvider({ provider }: Config, model: string | undefined): EmbeddingProvider {
  if (model === undefined || model === provider.model) return provider;
  throw new ConfigError(
    `EMBEDDING_PROVIDER makes vectors of ${provider.model} only; ` +
      `for --model ${model} set EMBEDDING_PROVIDER=openai and EMBEDDING_URL.`,
  );
}
