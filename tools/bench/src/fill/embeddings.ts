import { EMBEDDING_DIMENSIONS, HashingProvider, incidentText, toVectorParameter } from '@precedent/embedding';
import { gaussians, Random } from '../random.ts';
import { ALERTS, ERRORS, NAMESPACES } from './vocabulary.ts';

const NOISE = 1 << 20;
/** Length of the noise beside the text's unit vector: two incidents of one text have a similarity of about 0.8. */
const NOISE_LENGTH = 0.5;

/** Makes vectors that lie where a search by text looks: near the real embedding of the alert's text, but next to none twice. */
export interface Embeddings {
  readonly model: string;
  vector(alert: number, namespace: string, error: string | null, random: Random): Buffer;
}

export async function makeEmbeddings(): Promise<Embeddings> {
  const provider = new HashingProvider();
  const noise = gaussians(new Random(7), NOISE + EMBEDDING_DIMENSIONS);
  const texts = new Map<string, Float32Array>();
  for (const [alert, { name, summary }] of ALERTS.entries()) {
    for (const error of [null, ...ERRORS]) {
      const text = incidentText({ alert_name: name, alert_summary: summary, execution_error: error });
      texts.set(`${alert} ${error}`, (await provider.embed([text]))[0] as Float32Array);
    }
  }
  const namespaces = new Map<string, Float32Array>();
  for (const namespace of NAMESPACES) {
    namespaces.set(namespace, (await provider.embed([namespace]))[0] as Float32Array);
  }
  const scale = NOISE_LENGTH / Math.sqrt(EMBEDDING_DIMENSIONS);
  const values = new Float32Array(EMBEDDING_DIMENSIONS);
  return {
    model: provider.model,
    vector(alert, namespace, error, random) {
      const about = texts.get(`${alert} ${error}`) as Float32Array;
      const place = namespaces.get(namespace) as Float32Array;
      const from = random.below(NOISE);
      let square = 0;
      for (let i = 0; i < EMBEDDING_DIMENSIONS; i++) {
        const value = (about[i] ?? 0) + 0.3 * (place[i] ?? 0) + scale * (noise[from + i] ?? 0);
        values[i] = value;
        square += value * value;
      }
      const length = Math.sqrt(square);
      for (let i = 0; i < EMBEDDING_DIMENSIONS; i++) values[i] = (values[i] ?? 0) / length;
      return toVectorParameter(values);
    },
  };
}
