import { stem } from './stem.ts';

/**
 * Words of the domain that on-call people use for one another. A text that holds one of them gets the concept as one
 * more feature, so `OOMKilled` meets `out of memory` and `crash loop` meets `keeps restarting` although no word is
 * shared. Kept small: a word belongs here only if it nearly always means the concept in an alert.
 */
const CONCEPTS: Readonly<Record<string, string>> = {
  memory: 'memory oom oomkill oomkilled oomkiller heap rss swap leak 137',
  restart: 'restart crash crashloop crashlooping crashloopbackoff crashlooped reboot backoff 137',
  disk: 'disk filesystem volume storage pvc pv persistentvolumeclaim mount',
  full: 'full fill space capacity usage',
  inode: 'inode inodes files',
  certificate: 'certificate cert tls ssl x509 ca',
  expire: 'expire expiry expiration expires outdated renewal renew rotate',
  slow: 'slow latency lag lagging delay slowness',
  network: 'network nic packet packets interface conntrack',
  throttle: 'throttle throttling cfs',
  rollout: 'rollout deploy deployment release upgrade',
  unreachable: 'unreachable unreachability partition offline',
  pending: 'pending unschedulable unscheduled',
  autoscale: 'hpa autoscaler autoscaling maxed',
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
