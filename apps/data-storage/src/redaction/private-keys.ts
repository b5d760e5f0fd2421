import { placeholder } from './placeholder.ts';
import type { Rule } from './rule.ts';

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
/** The start of a PEM block in base64, as in a Kubernetes Secret; a certificate (`BDRVJU`) is public. */
const ENCODED = /LS0tLS1CRUdJTi(?!BDRVJU)[A-Za-z0-9+/]{6,}={0,2}/g;

/**
 * PEM blocks of private keys, with real or escaped line ends. A block whose end was cut off goes to the end of the
 * text.
 */
export const privateKeys: Rule = {
  id: 'private-keys',
  hints: ['-----begin ', 'ls0tls1crudjti'],
  redact(text) {
    let result = '';
    let done = 0;
    BEGIN.lastIndex = 0;
    for (let begin = BEGIN.exec(text); begin !== null; begin = BEGIN.exec(text)) {
      END.lastIndex = BEGIN.lastIndex;
      result += text.slice(done, begin.index) + placeholder('private-key');
      done = END.exec(text) === null ? text.length : END.lastIndex;
      BEGIN.lastIndex = done;
    }
    return (result + text.slice(done)).replaceAll(ENCODED, placeholder('private-key'));
  },
};
