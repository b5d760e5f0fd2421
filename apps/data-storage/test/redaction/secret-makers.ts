import { DIGITS, HEX, LOWER, UPPER, WORD, type Dice } from './random.ts';

/** A piece of text as tools print it, and what of it must not survive. */
export interface MadeSecret {
  readonly fragment: string;
  readonly secrets: readonly string[];
}

const MARKS = '!#$%^*+~_.-@/';
const strong = (dice: Dice): string =>
  `${dice.text(WORD, 5)}${dice.text(MARKS, 2)}${dice.text(WORD, 6)}${dice.text(DIGITS, 2)}`;
const plain = (dice: Dice): string => dice.text(LOWER + DIGITS, 11) + dice.text(DIGITS, 1);
const of = (fragment: string, ...secrets: string[]): MadeSecret => ({ fragment, secrets });

function jwt(dice: Dice): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: `system:serviceaccount:${dice.text(LOWER, 6)}:app`, exp: dice.below(2 ** 31) };
  return `${part({ alg: 'RS256', kid: dice.text(WORD, 8) })}.${part(claims)}.${dice.base64(64, 'base64url')}`;
}

function pem(dice: Dice, type: string): MadeSecret {
  const lines = Array.from({ length: 6 }, () => dice.base64(48));
  return of(`-----BEGIN ${type}-----\n${lines.join('\n')}\n-----END ${type}-----`, ...lines);
}

const vendor =
  (make: (dice: Dice) => string) =>
  (dice: Dice): MadeSecret => {
    const token = make(dice);
    return of(`${dice.pick(['using ', 'key ', 'got ', 'with ', 'x-', ''])}${token}`, token);
  };

const assigned =
  (name: string, between: string, make: (dice: Dice) => string = plain, after = '') =>
  (dice: Dice): MadeSecret => {
    const value = make(dice);
    return of(`${name}${between}${value}${after}`, value);
  };

const inUrl =
  (scheme: string, rest: string) =>
  (dice: Dice): MadeSecret => {
    const password = strong(dice);
    return of(`${scheme}://${dice.text(LOWER, 5)}:${password}@${rest}`, password);
  };

/** How secrets of each kind appear. */
export const SECRET_MAKERS: readonly ((dice: Dice) => MadeSecret)[] = [
  (dice) => pem(dice, 'RSA PRIVATE KEY'),
  (dice) => pem(dice, 'OPENSSH PRIVATE KEY'),
  (dice) => pem(dice, 'PGP PRIVATE KEY BLOCK'),
  vendor(jwt),
  vendor((dice) => `AKIA${dice.text(UPPER + '234567', 16)}`),
  vendor((dice) => `ghp_${dice.text(WORD, 36)}`),
  vendor((dice) => `github_pat_${dice.text(WORD, 22)}_${dice.text(WORD, 59)}`),
  vendor((dice) => `glpat-${dice.text(WORD, 20)}`),
  vendor((dice) => `xoxb-${dice.text(DIGITS, 12)}-${dice.text(DIGITS, 12)}-${dice.text(WORD, 24)}`),
  vendor((dice) => `AIza${dice.text(WORD + '_-', 35)}`),
  vendor((dice) => `npm_${dice.text(WORD, 36)}`),
  vendor((dice) => `sk_live_${dice.text(WORD, 24)}`),
  vendor((dice) => `hvs.${dice.text(WORD + '_-', 90)}`),
  vendor((dice) => `sk-ant-api03-${dice.text(WORD + '_-', 80)}`),
  vendor((dice) => `SG.${dice.text(WORD, 22)}.${dice.text(WORD, 43)}`),
  inUrl('postgres', 'db-0.postgres.svc:5432/orders?sslmode=require'),
  inUrl('postgresql+asyncpg', '10.1.2.3:6432/x'),
  inUrl('mysql', 'mysql.data.svc.cluster.local/app'),
  inUrl('amqps', 'rabbit.example.com:5671/%2f'),
  inUrl('mongodb+srv', 'cluster0.abcde.mongodb.net/test?retryWrites=true'),
  (dice) => {
    const password = dice.text(WORD, 14);
    return of(`https://ci:${password}@git.example.com/team/repo.git`, password);
  },
  (dice) => {
    const password = dice.text(WORD, 14);
    return of(`redis://:${password}@redis-master:6379/0`, password);
  },
  assigned('Authorization', ': Bearer ', (dice) => dice.text(`${WORD}-._~`, 40)),
  assigned('authorization', ': Basic ', (dice) => Buffer.from(`svc:${strong(dice)}`).toString('base64')),
  assigned('Proxy-Authorization', ': Token ', (dice) => dice.text(HEX, 40)),
  assigned('map[Authorization:[Bearer ', '', (dice) => dice.text(WORD, 32), '] Accept:[*/*]]'),
  assigned('password', '=', plain),
  assigned('PGPASSWORD', '=', strong),
  assigned('DB_PASSWORD', '=', plain),
  assigned('spring.datasource.password', '=', plain),
  assigned('passwd', ': ', plain),
  assigned('Password', ' = ', strong),
  assigned('mysqlRootPassword', ': ', plain),
  assigned('pwd', '=', plain),
  assigned('--password', ' ', plain, ' --host db-0'),
  assigned('--api-key', '=', plain),
  assigned('api_key', '=', (dice) => dice.text(HEX, 32)),
  assigned('apiKey', ': ', (dice) => dice.text(WORD, 24)),
  assigned('X-Api-Key', ': ', (dice) => dice.text(HEX, 40)),
  assigned('token', ': ', (dice) => dice.text(HEX, 32)),
  assigned('token', '=', plain),
  assigned('access_token', '=', (dice) => dice.text(WORD, 30), '&state=7'),
  assigned('X-Vault-Token', ': ', (dice) => dice.text(WORD, 26)),
  assigned('client_secret', '=', (dice) => dice.text(WORD + '~.-_', 34) + dice.text(WORD, 2)),
  assigned('AWS_SECRET_ACCESS_KEY', '=', (dice) => dice.base64(30)),
  assigned('SECRET_KEY', '=', strong),
  assigned(
    'AccountName=store;AccountKey',
    '=',
    (dice) => dice.base64(64),
    ';EndpointSuffix=core.windows.net',
  ),
  assigned('Server=tcp:sql.example.com,1433;User ID=app;Password', '=', plain, ';Encrypt=True;'),
  assigned('host=db-0 port=5432 user=app password', '=', plain, ' dbname=orders connect_timeout=10'),
  assigned("host=db-0 password='", '', (dice) => `${plain(dice)} ${plain(dice)}`, "' dbname=orders"),
  assigned('//registry.npmjs.org/:_authToken', '=', (dice) => dice.text(HEX, 36)),
  assigned('<password>', '', plain, '</password>'),
  assigned('curl -u admin', ':', (dice) => dice.text(WORD, 12), ' https://registry.example.com/v2/'),
  assigned(
    'https://store.blob.core.windows.net/c/b?sv=2024-05-04&sig',
    '=',
    (dice) => dice.text(WORD, 43),
    '&se=2026',
  ),
  assigned('Cookie: session', '=', (dice) => dice.text(WORD, 32), '; theme=dark'),
  assigned('Set-Cookie: sid', '=', (dice) => dice.text(WORD, 32), '; Path=/; HttpOnly'),
  assigned('JSESSIONID', '=', (dice) => dice.text(HEX, 32)),
  assigned(
    'kubeadm join 10.0.0.1:6443 --token',
    ' ',
    (dice) => `${dice.text(LOWER, 6)}.${dice.text(HEX, 16)}`,
  ),
  (dice) => {
    const address = `${dice.text(LOWER, 6)}.${dice.text(LOWER, 7)}+oncall@${dice.text(LOWER, 8)}.example.com`;
    return of(`assigned to ${address}`, address);
  },
  (dice) => {
    const values = [Buffer.from(dice.text(LOWER, 9)).toString('base64'), dice.base64(24)];
    const yaml = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  user: ${values[0]}\n  dsn: ${values[1]}\ntype: Opaque`;
    return of(yaml, ...(values as string[]));
  },
  (dice) => {
    const value = dice.base64(24);
    return of(
      JSON.stringify({ kind: 'Secret', data: { 'tls.key': value }, metadata: { name: 'tls' } }),
      value,
    );
  },
  (dice) => {
    const value = plain(dice);
    return of(`env:\n- name: DB_PASSWORD\n  value: ${value}\n- name: LOG_LEVEL\n  value: debug`, value);
  },
];
