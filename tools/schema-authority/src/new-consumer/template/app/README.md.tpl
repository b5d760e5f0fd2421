# {{title}}

Read-only answers about the resources that actions were taken on: which there are, and how often an action on them was
needed and worked. Data Storage records them and owns the schema. This service cannot change anything, and refuses to
start with a database login that could.

The contract is [openapi.yaml](openapi.yaml). A running service shows it at `/docs`.

| Request                          | Answer                                                                   |
| -------------------------------- | ------------------------------------------------------------------------ |
| `GET /api/v1/resources`          | Resources with the number of their incidents, in pages                   |
| `GET /health/live`               | The process answers                                                      |
| `GET /health/ready`              | The database answers, is migrated far enough, and its role can read only |
| `GET /api/v1/limits`             | Every limit, its value and what happens beyond it                        |
| `GET /metrics`                   | Prometheus metrics                                                       |
| `GET /openapi.json`, `GET /docs` | The contract as JSON and as a page                                       |

## Settings

Environment variables. All faults are reported at once, with exit code 78. A secret can be given by file: `…_FILE` holds
its path.

| Variable                        | Default   | Meaning                                                                                     |
| ------------------------------- | --------- | ------------------------------------------------------------------------------------------- |
| `DATABASE_URL`                  | required  | Connection string of a login that is a member of `{{role}}` only; secret |
| `DATABASE_URLS`                 |           | Several servers with the same data, instead of `DATABASE_URL`; secret                       |
| `REPLICA_MAX_LAG_MS`            | `30000`   | How far a standby may be behind before another server is used                               |
| `DATABASE_SHARED_SESSION`       | `false`   | Sessions are shared (PgBouncer in transaction mode, the embedded database)                  |
| `DATABASE_POOL_SIZE`            | `10`      | Most connections; one more is used by readiness                                             |
| `DATABASE_STATEMENT_TIMEOUT_MS` | `2000`    | Time limit of one statement                                                                 |
| `PORT`                          | `{{port}}`    | Port to listen on; 0 lets the system choose                                                 |
| `HOST`                          | `0.0.0.0` | Address to listen on                                                                        |
| `LOG_LEVEL`                     | `info`    | Least severe level to log                                                                   |
| `SHUTDOWN_DRAIN_MS`             | `0`       | How long to keep serving after SIGTERM, no longer ready                                     |
| `BODY_LIMIT_BYTES`              | `262144`  | Largest request body                                                                        |
| `MAX_IN_FLIGHT_REQUESTS`        | `16`      | Requests that are worked on at once                                                         |
| `MAX_IN_FLIGHT_BYTES`           | `67108864` | Bytes of bodies as they come, and of answers until taken                                                           |
| `SCHEMA_CHECK_INTERVAL_MS`      | `2000`    | How often the schema is compared with the contract of this build                            |

## Code

`main.ts` → `app.ts` (what every request passes) → `routes.ts` (operation to handler) → `*.route.ts` → `*.query.ts` →
`*.view.ts`. `queries.ts` lists every statement this service runs. The role check, the watch over the schema and their
statements are those of every consumer, in `libs/consumer-kit`.

To read another column or table:

1. Write the query (`*.query.ts`) and list it in `queries.ts`; `UPDATE_GOLDEN=1 npm test -- apps/{{name}}` writes its
   SQL beside it.
2. Add a migration that grants its columns: `GRANT SELECT (column) ON table TO {{role}};`
3. `npm run schema -- generate`, `npm run schema -- contract`, `npm run schema -- check --base main`. From then on no
   migration can break the query unnoticed.
4. Describe the operation in `openapi.yaml`, `npm run openapi --workspace apps/{{name}}`, and name its handler in
   `routes.ts`.
