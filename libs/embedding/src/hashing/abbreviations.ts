/**
 * Abbreviations that on-call people type and alerts spell out, or the other way round. The words are added to the
 * abbreviation, so each form meets itself and the other.
 */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  oom: 'out memory',
  oomkilled: 'oom out memory killed',
  oomkiller: 'oom out memory killed',
  crashloop: 'crash loop',
  crashloopbackoff: 'crash loop',
  pvc: 'persistent volume claim',
  pv: 'persistent volume',
  hpa: 'horizontal pod autoscaler',
  pdb: 'disruption budget',
  cert: 'certificate',
  certs: 'certificate',
  db: 'database',
  fs: 'filesystem',
  mem: 'memory',
  nic: 'network interface',
  k8s: 'kubernetes',
};

/** The words, each abbreviation followed by what it stands for. */
export function expandAbbreviations(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const meaning = Object.hasOwn(ABBREVIATIONS, word) ? ABBREVIATIONS[word] : undefined;
    return meaning === undefined ? [word] : [word, ...meaning.split(' ')];
  });
}
