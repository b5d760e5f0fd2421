import { isPlaceholder } from './placeholder.ts';

/** Words that stand after `password:` or `token:` in messages and are none. */
const WORDS = new Set(
  (
    'null nil none <nil> <none> <unset> <empty> undefined empty true false yes no ok n/a missing required optional ' +
    'invalid incorrect wrong expired unset unknown valid not is was are has must may cannot can could should will ' +
    'would failed failure denied changed rotated revoked rejected mismatch unauthorized forbidden authentication ' +
    'authorization auth authenticated bearer basic token tokens secret secrets header realm redacted hidden masked ' +
    'omitted removed sensitive the a an no for of in on at to from and or error string bytes object too already ' +
    'found exists given set provided authenticate permission scheme credential credentials'
  ).split(' '),
);

/** Stands for a value without being one: a variable, a template, a mask. */
const REFERENCE =
  /^(?:\$\{[A-Za-z_][\w.:-]{0,99}\}|\$\([A-Za-z_][\w.-]{0,99}\)|\$[A-Z_][A-Z0-9_]{1,99}|%[A-Z_]{2,99}%|\{\{.{0,199}|<[\w -]{1,60}>|%[svqd]|\*+|x{3,}|X{3,}|\.{2,}|[-_#•]+)$/;

/** Whether the value of a property says that there is none, or where it is. */
export function isReference(value: string): boolean {
  return (
    value === '' ||
    isPlaceholder(value) ||
    /^(?:null|nil|none|undefined|true|false)$/i.test(value) ||
    REFERENCE.test(value)
  );
}

/** Whether what stands where a secret is expected is a word, a reference or nothing rather than a secret. */
export function isInnocent(value: string): boolean {
  if (value === '' || isPlaceholder(value)) return true;
  return WORDS.has(value.toLowerCase().replace(/[.,:;!?]+$/, '')) || REFERENCE.test(value);
}

const IP_OR_VERSION = /^v?\d{1,9}(?:\.\d{1,9}){1,3}(?::\d{1,5})?(?:\/\d{1,3})?$/;
const TIME_OR_AMOUNT = /^\d[\d:.,-]*(?:[TtZz+][\d:.Zz+-]*|[a-zA-Z%]{1,3})?$/;

/**
 * Whether a value looks made rather than written: letters with digits, long and in mixed case, or with marks that no
 * word holds. Asked where the name alone does not decide, as in `token: expired`.
 */
export function looksSecret(value: string): boolean {
  if (value.length < 8 || isInnocent(value)) return false;
  if (IP_OR_VERSION.test(value) || TIME_OR_AMOUNT.test(value)) return false;
  const letters = /[A-Za-z]/.test(value);
  if (letters && /\d/.test(value)) return true;
  if (letters && /[!@#$%^&*~+=]/.test(value)) return true;
  return value.length >= 20 && /[a-z]/.test(value) && /[A-Z]/.test(value);
}

/** A Kubernetes name with or without its namespace, as messages about secrets cite them. */
export function isObjectName(value: string): boolean {
  return /^(?:[a-z0-9-]{1,63}\/)?[a-z](?:[a-z0-9.]{0,62}-){1,9}[a-z0-9.-]{1,63}$/.test(value);
}
