import { stem } from './stem.ts';

/**
 * Words of the domain that on-call people use for one another. A text that holds one of them gets the concept as one
 * more feature, so `OOMKilled` meets `out of memory` and `crash loop` meets `keeps restarting` although no word is
 * shared. Kept small: a word belongs here only if it nearly always means the concept in an alert.
 */
const CONCEPTS: Readonly<Record<string, string>> = {
  memory: 'memory heap rss swap 137',
  restart: 'restart crash crashlooping reboot 137',
  disk: 'disk filesystem volume storage',
  full: 'full fill space capacity',
  inode: 'inode files',
  certificate: 'certificate tls ssl x509',
  expire: 'expire expiry expiration outdated renewal renew',
  slow: 'slow latency lag delay slowness',
  network: 'network packet interface conntrack',
  throttle: 'throttle cfs',
  rollout: 'rollout deployment release upgrade',
  unreachable: 'unreachable offline partition',
  pending: 'pending unschedulable unscheduled',
  autoscale: 'autoscaler autoscaling',
  job: 'job cronjob batch',
  clock: 'clock ntp chrony skew drift',
};

/** Stemmed word to the concepts it stands for. */
export const CONCEPTS_OF: ReadonlyMap<string, readonly string[]> = byWord();

function byWord(): Map<string, string[]> {
  const concepts = new Map<string, string[]>();
  for (const [concept, words] of Object.entries(CONCEPTS)) {
    for (const word of new Set(words.split(' ').map(stem))) {
      concepts.set(word, [...(concepts.get(word) ?? []), concept]);
    }
  }
  return concepts;
}
