import { Dice } from './random.ts';
import { SECRET_MAKERS, type MadeSecret } from './secret-makers.ts';

const POD = 'payments-api-6d4cf56db6-x2x4k';

/** How a fragment comes to Data Storage. Lines stay lines, or are escaped as their format demands. */
const FRAMES: readonly ((fragment: string) => string)[] = [
  (fragment) => fragment,
  (fragment) => `2026-11-24T01:51:33.123Z ERROR [main] c.e.Orders - cannot connect: ${fragment}`,
  (fragment) => JSON.stringify({ level: 'error', msg: `startup failed: ${fragment}`, pod: POD, attempt: 3 }),
  (fragment) => JSON.stringify({ output: JSON.stringify({ stderr: fragment, code: 1 }) }),
  (fragment) => `logs:\n  ${fragment.replaceAll('\n', '\n  ')}\nstatus: failed`,
  (fragment) =>
    `E1124 01:51:33.123456 1 controller.go:114] err="exit status 1" pod="checkout/${POD}"\n${fragment}\n`,
  (fragment) => `Back-off restarting failed container app in pod ${POD} (${fragment})`,
];

/** As many texts as there are kinds and frames, each kind in each frame; the same for the same seed. */
export function corpus(seed: number): readonly MadeSecret[] {
  const dice = new Dice(seed);
  return FRAMES.flatMap((frame) =>
    SECRET_MAKERS.map((make) => {
      const { fragment, secrets } = make(dice);
      return { fragment: frame(fragment), secrets };
    }),
  );
}

/** Texts that hold no secret and must stay as they are. */
export const INNOCENT: readonly string[] = [
  'my-app-delete-jobs-29301120-x2x4k failed: BackoffLimitExceeded',
  'token expired',
  'Error: token: expired at 2026-11-24T01:51:33Z',
  'the bearer token is expired, authentication failed',
  'Bearer authentication required; basic auth is disabled',
  'secret not found',
  'secrets "db-credentials" not found',
  'failed to sync secret: db-credentials-v2 not found in namespace checkout',
  'MountVolume.SetUp failed for volume "tls" : secret "checkout-tls-2026" not found',
  'secret="checkout/payments-tls" configmap="checkout/payments" is missing',
  'secretName: checkout-tls, secretKeyRef: {name: db-credentials, key: password}',
  'pull access denied: imagePullSecrets [{name: regcred}] may be missing',
  'password authentication failed for user "app"',
  'FATAL: password authentication failed for user "app" at 10.12.0.4:5432',
  'Password: required; passwd: must be at least 8 characters',
  'password policy changed, password_policy=strict, passwordless=true',
  'tokens_used: 512, max_tokens: 4096, token_type: bearer, token_ttl=3600',
  'unexpected token } in JSON at position 17',
  'invalid token: signature is invalid',
  'key not found: value keyspace orders, partition key: customer, primary key violated',
  'public key mismatch for host 10.0.0.7, x-request-id 0197f6a2-7a40-7c1e-9f4b-3f2f5a4f1f10',
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 not found: manifest unknown',
  'image registry.example.com:5000/shop/cart@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'Pod payments-api-6d4cf56db6-x2x4k in replica set payments-api-6d4cf56db6 was OOMKilled',
  'uid 0197f6a2-7a40-7c1e-9f4b-3f2f5a4f1f10, resourceVersion 48151623, generation 42',
  'dial tcp 10.96.0.10:53: i/o timeout; 192.168.1.17:8443, [2001:db8::1]:443, fe80::1',
  'GET https://api.example.com:8443/v1/pods?limit=500&continue=abc: 504 Gateway Timeout',
  'http://prometheus.monitoring.svc:9090/graph?g0.expr=up%7Bjob%3D%22api%22%7D',
  'git@github.com:example/shop.git at commit 3f2f5a4f1f10c0ffee00c0ffee00c0ffee00c0ff',
  'npm warn deprecated lodash@4.17.20, tool@1.2.3-beta.rc, uses: actions/checkout@v4',
  'postgres://orders-db.checkout.svc.cluster.local:5432/orders refused the connection',
  'docker run -u 1000:1000 -p 8080:80 -e LOG_LEVEL=debug nginx',
  'export PGPASSWORD=$PGPASSWORD DB_PASSWORD=${DB_PASSWORD} and {{ .Values.password }}',
  'PWD=/var/lib/app OLDPWD=/root compass=north bypass=1 session=closed',
  'cookie: missing; the session cookie was not sent',
  'User "system:serviceaccount:checkout:deployer" cannot get resource "secrets" in API group ""',
  'task-scheduler, disk-pressure, risk-level and ask-me are names; sk-learn too',
  'Signature: invalid; signature=short',
  '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUYx\n-----END CERTIFICATE-----',
  'kind: ConfigMap\ndata:\n  log_level: debug\n  url: https://example.com\n',
  'Größe 📈 überschritten: 95 % 磁盘使用率过高',
];
