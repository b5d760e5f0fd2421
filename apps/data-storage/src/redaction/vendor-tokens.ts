import { placeholder, type SecretKind } from './placeholder.ts';
import type { Rule } from './rule.ts';

/** Tokens that are known by their form alone. `hint` is a part that each of them holds. */
interface TokenFormat {
  readonly of: string;
  readonly kind: SecretKind;
  readonly hints: readonly string[];
  /** Without groups that capture; bounded, or unbounded only at its end. */
  readonly pattern: string;
}

/** The table of docs/redaction.md. Sources: the vendors' documentation and the secret scanners of GitHub and GitLab. */
export const TOKEN_FORMATS: readonly TokenFormat[] = [
  {
    of: 'JSON Web Token',
    kind: 'token',
    hints: ['eyj'],
    pattern: String.raw`eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*){0,3}`,
  },
  {
    of: 'AWS access key id',
    kind: 'cloud-key',
    hints: ['akia', 'asia', 'abia', 'acca', 'aroa', 'aida', 'agpa', 'anpa'],
    pattern: String.raw`(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA|AGPA|ANPA)[A-Z0-9]{16,}`,
  },
  { of: 'Google API key', kind: 'cloud-key', hints: ['aiza'], pattern: String.raw`AIza[\w-]{30,}` },
  {
    of: 'Google OAuth',
    kind: 'cloud-key',
    hints: ['ya29.', 'gocspx-'],
    pattern: String.raw`(?:ya29\.|GOCSPX-)[\w.-]{20,}`,
  },
  {
    of: 'Azure AD client secret',
    kind: 'cloud-key',
    hints: ['~'],
    pattern: String.raw`[\w~.-]{3}\dQ~[\w~.-]{31,34}`,
  },
  { of: 'DigitalOcean', kind: 'cloud-key', hints: ['_v1_'], pattern: String.raw`do[opr]_v1_[a-f0-9]{40,}` },
  {
    of: 'GitHub',
    kind: 'token',
    hints: ['gho_', 'ghp_', 'ghu_', 'ghs_', 'ghr_'],
    pattern: String.raw`gh[pousr]_\w{20,}`,
  },
  {
    of: 'GitHub, fine-grained',
    kind: 'token',
    hints: ['github_pat_'],
    pattern: String.raw`github_pat_\w{20,}`,
  },
  {
    of: 'GitLab',
    kind: 'token',
    hints: [
      'glpat-',
      'glrt-',
      'glcbt-',
      'gldt-',
      'glft-',
      'glptt-',
      'glsoat-',
      'glagent-',
      'glimt-',
      'gloas-',
    ],
    pattern: String.raw`gl(?:pat|rt|cbt|dt|ft|ptt|soat|agent|imt|oas)-[\w.-]{16,}`,
  },
  {
    of: 'Slack',
    kind: 'token',
    hints: ['xox', 'xapp-'],
    pattern: String.raw`(?:xox[abceoprs]|xapp)-[\w.-]{10,}`,
  },
  { of: 'npm', kind: 'token', hints: ['npm_'], pattern: String.raw`npm_[A-Za-z0-9]{30,}` },
  { of: 'PyPI', kind: 'token', hints: ['pypi-ageic'], pattern: String.raw`pypi-AgEIc[\w-]{20,}` },
  { of: 'RubyGems', kind: 'token', hints: ['rubygems_'], pattern: String.raw`rubygems_[a-f0-9]{40,}` },
  { of: 'Docker Hub', kind: 'token', hints: ['dckr_'], pattern: String.raw`dckr_(?:pat|oat)_[\w-]{20,}` },
  {
    of: 'Stripe',
    kind: 'api-key',
    hints: ['_live_', '_test_', 'whsec_'],
    pattern: String.raw`(?:(?:sk|rk|pk)_(?:live|test)_|whsec_)[A-Za-z0-9+/=]{10,}`,
  },
  { of: 'SendGrid', kind: 'api-key', hints: ['sg.'], pattern: String.raw`SG\.[\w-]{16,}\.[\w-]{16,}` },
  { of: 'Mailgun', kind: 'api-key', hints: ['key-'], pattern: String.raw`key-[0-9a-f]{32}` },
  {
    of: 'OpenAI, Anthropic',
    kind: 'api-key',
    hints: ['sk-'],
    pattern: String.raw`sk-(?:(?:proj|ant|svcacct|admin|or)-[\w-]{16,}|[A-Za-z0-9]{32,})`,
  },
  { of: 'Hugging Face', kind: 'api-key', hints: ['hf_'], pattern: String.raw`hf_[A-Za-z0-9]{30,}` },
  { of: 'New Relic', kind: 'api-key', hints: ['nrak-'], pattern: String.raw`NRAK-[A-Z0-9]{27}` },
  { of: 'Grafana', kind: 'api-key', hints: ['glsa_', 'glc_'], pattern: String.raw`gl(?:sa|c)_[\w+/=]{20,}` },
  { of: 'Sentry', kind: 'token', hints: ['sntrys_', 'sntryu_'], pattern: String.raw`sntry[su]_[\w+/=]{20,}` },
  {
    of: 'HashiCorp Vault',
    kind: 'token',
    hints: ['hvs.', 'hvb.', 'hvr.'],
    pattern: String.raw`hv[sbr]\.[\w-]{20,}`,
  },
  {
    of: 'Terraform Cloud',
    kind: 'token',
    hints: ['.atlasv1.'],
    pattern: String.raw`[A-Za-z0-9]{14}\.atlasv1\.[\w-]{20,}`,
  },
  { of: 'Databricks', kind: 'token', hints: ['dapi'], pattern: String.raw`dapi[a-f0-9]{32}(?:-\d)?` },
  {
    of: 'Shopify',
    kind: 'token',
    hints: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
    pattern: String.raw`shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}`,
  },
  { of: 'Atlassian', kind: 'token', hints: ['atatt3', 'atctt3'], pattern: String.raw`AT[AC]TT3[\w=-]{20,}` },
  { of: 'Telegram bot', kind: 'token', hints: [':aa'], pattern: String.raw`\d{8,10}:AA[\w-]{32,}` },
  { of: 'Tailscale', kind: 'token', hints: ['tskey-'], pattern: String.raw`tskey-[\w-]{16,}` },
  {
    of: 'age',
    kind: 'private-key',
    hints: ['age-secret-key-'],
    pattern: String.raw`AGE-SECRET-KEY-1[A-Z0-9]{50,}`,
  },
  {
    of: 'webhook address',
    kind: 'token',
    hints: ['hooks.slack.com/', 'webhook'],
    pattern: String.raw`(?<=hooks\.slack\.com/(?:services|workflows|triggers)/)[\w/-]{16,}|(?<=discord(?:app)?\.com/api/webhooks/)[\w/-]{16,}|(?<=webhook\.office\.com/webhookb2/)[\w@/-]{16,}`,
  },
  {
    of: 'password hash',
    kind: 'password',
    hints: ['$2a$', '$2b$', '$2y$', '$argon2', '$6$', '$5$', 'scram-sha-256$'],
    pattern: String.raw`\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}|\$argon2id?\$[\w$=,+/]{30,}|\$[56]\$[\w./$=]{30,}|SCRAM-SHA-256\$\d{1,6}:[A-Za-z0-9+/=$:]{40,}`,
  },
];

/**
 * A token begins where a name cannot go on from before, so that no run of letters is searched from each of its places.
 * The letter of an escaped line end (`\n`) and of a percent-encoded character (`%3D`) ends what was before.
 */
const START = String.raw`(?:(?<![A-Za-z0-9])|(?<=\\[nrt])|(?<=%[0-9A-Fa-f]{2}))`;

const KINDS = [...new Set(TOKEN_FORMATS.map(({ kind }) => kind))];

/** One alternation a kind, so that a text is passed through once for each. */
const PATTERNS = KINDS.map((kind) => ({
  kind,
  pattern: new RegExp(
    `${START}(?:${TOKEN_FORMATS.filter((format) => format.kind === kind)
      .map(({ pattern }) => pattern)
      .join('|')})`,
    'g',
  ),
}));

/** Tokens of known vendors, JSON Web Tokens and password hashes, known by their form wherever they stand. */
export const vendorTokens: Rule = {
  id: 'vendor-tokens',
  hints: TOKEN_FORMATS.flatMap(({ hints }) => hints),
  redact: (text) =>
    PATTERNS.reduce((rest, { kind, pattern }) => rest.replaceAll(pattern, placeholder(kind)), text),
};
