import {
  EmptyTextError,
  incidentText,
  toVectorParameter,
  type EmbeddingProvider,
  type IncidentFields,
} from '@precedent/embedding';
import type { VectorParameter } from '@precedent/schema';

/**
 * The vector of an incident's text, when the provider is cheap enough to be asked inside a request. Otherwise null, and
 * for a text that holds nothing to embed: a row is never refused for want of a vector.
 */
export async function embedInline(
  provider: EmbeddingProvider,
  incident: IncidentFields,
): Promise<VectorParameter | null> {
  if (!provider.local) return null;
  try {
    const [vector] = await provider.embed([incidentText(incident)]);
    return vector === undefined ? null : toVectorParameter(vector);
  } catch (error) {
    if (error instanceof EmptyTextError) return null;
    throw error;
  }
}

/** A trace with the vector it came with, or else one made inline, and with the model of its vector. */
export async function withVector<Trace extends IncidentFields & Vectored>(
  provider: EmbeddingProvider,
  trace: Trace,
): Promise<Trace> {
  const embedding = trace.embedding ?? (await embedInline(provider, trace));
  return {
    ...trace,
    embedding,
    embedding_model: embedding === null ? null : (trace.embedding_model ?? provider.model),
  };
}

interface Vectored {
  readonly embedding: VectorParameter | null;
  readonly embedding_model: string | null;
}
