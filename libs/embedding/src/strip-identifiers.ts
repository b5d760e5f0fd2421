/** Values that differ from incident to incident and say nothing about what is wrong. */
const IDENTIFIERS: readonly RegExp[] = [
  // RFC 3339 time
  /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?\b/g,
  // UUID
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  // IPv4 address with an optional port
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g,
  // suffixes Kubernetes gives to pods of a ReplicaSet (name-6d4cf56db6-x2x4k), of a DaemonSet or Job (name-x2x4k)
  /-[bcdfghjklmnpqrstvwxz2456789]{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g,
  /-(?=[a-z]*\d)[bcdfghjklmnpqrstvwxz2456789]{5}\b/g,
  // hash: eight or more hexadecimal digits, at least one of them 0-9
  /\b(?=[a-f]*\d)[0-9a-f]{8,}\b/gi,
];

/** Removes times, UUIDs, addresses, hashes and generated pod suffixes from a text. */
export function stripIdentifiers(text: string): string {
  return IDENTIFIERS.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
}
