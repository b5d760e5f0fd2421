/**
 * Cuts English endings so that the forms of one word meet: restarts, restarting, restarted: `restart`; expire,
 * expiring, expired: `expir`. A light version of the first steps of Porter's suffix stripping (1980): plurals, -ing,
 * -ed, a final -e. The result is a key for comparing, not always a word. Other scripts are returned unchanged.
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const singular = cutPlural(word);
  const base = cutVerbEnding(singular);
  return base.length > 4 && base.endsWith('e') ? base.slice(0, -1) : base;
}

function cutPlural(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (/[^sui]s$/.test(word)) return word.slice(0, -1);
  return word;
}

function cutVerbEnding(word: string): string {
  const base = /^(.*[aeiouy].*)(?:ing|ed)$/.exec(word)?.[1];
  if (base === undefined || base.length < 3) return word;
  // stopped: stop, but killed stays kill and missing stays miss.
  return /([^aeioulsz])\1$/.test(base) ? base.slice(0, -1) : base;
}
