import type { AlertSeverity } from '@precedent/schema';

/** What teams write into the label `severity`, in the words that Data Storage stores. */
const SEVERITIES: Readonly<Record<AlertSeverity, readonly string[]>> = {
  critical: ['critical', 'crit', 'fatal', 'emergency', 'disaster', 'page', 'p1', 'sev1'],
  high: ['high', 'error', 'major', 'p2', 'sev2'],
  warning: ['warning', 'warn'],
  medium: ['medium', 'moderate', 'average', 'p3', 'sev3'],
  low: ['low', 'minor', 'p4', 'sev4'],
  info: ['info', 'information', 'informational', 'notice', 'debug', 'none', 'p5', 'sev5'],
};

const BY_WORD = new Map(
  Object.entries(SEVERITIES).flatMap(([severity, words]) =>
    words.map((word) => [word, severity as AlertSeverity] as const),
  ),
);

/** The severity a label stands for; null for a word that is not known. */
export function alertSeverity(label: string | undefined): AlertSeverity | null {
  return BY_WORD.get(label?.trim().toLowerCase() ?? '') ?? null;
}
