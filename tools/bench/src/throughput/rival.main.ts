import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';

/*
 * What one writes by hand when nothing but speed counts: node:http, pg with named statements, the same SQL as the
 * services, JSON.stringify. No validation, no log, no metrics, no limits. Of pg's parsing only int8 is changed, because
 * ids are numbers on the wire.
 */
pg.types.setTypeParser(20, Number);
const statements = JSON.parse(process.env['STATEMENTS'] ?? '{}') as Record<'list' | 'get' | 'create', string>;
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 10 });

const PHASES: Readonly<Record<string, string>> = {
  pending: 'pending',
  executing: 'processing',
  completed: 'completed',
  failed: 'failed',
  'rolled-back': 'failed',
};

interface Row {
  readonly id: number;
  readonly execution_status: string;
  readonly action_timestamp: Date;
}

const shown = (row: Row) => ({ ...row, phase: PHASES[row.execution_status] });

async function list(url: URL): Promise<object> {
  const limit = Number(url.searchParams.get('limit') ?? 50);
  const { rows } = await pool.query<Row>({ name: 'list', text: statements.list, values: [limit + 1] });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  const cursor =
    last && Buffer.from(`${last.action_timestamp.toISOString()}|${last.id}`).toString('base64url');
  return { items: items.map(shown), next_cursor: cursor ?? null };
}

async function get(id: number): Promise<object | undefined> {
  const { rows } = await pool.query<Row>({ name: 'get', text: statements.get, values: [id] });
  return rows[0] && shown(rows[0]);
}

async function create(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
  const vector = Buffer.from(body['embedding'] as string, 'base64').swap32();
  const header = Buffer.from([vector.length >> 10, (vector.length >> 2) & 255, 0, 0]);
  const values = [
    ...['action_id', 'alert_name', 'alert_fingerprint', 'alert_severity', 'alert_summary', 'cluster_name'],
    ...['environment', 'namespace', 'kind', 'name', 'workflow_id', 'action_type', 'action_timestamp'],
    ...['action_parameters', 'execution_status', 'execution_start_time', 'execution_end_time'],
    ...['execution_duration_ms', 'execution_error'],
  ].map((name) => body[name] ?? null);
  const { rows } = await pool.query<Row>({
    name: 'create',
    text: statements.create,
    values: [...values, Buffer.concat([header, vector]), 'hashing-v1'],
  });
  return rows[0] as object;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  const json = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(json),
  });
  response.end(json);
}

const server = createServer(async (request, response) => {
  try {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const id = /^\/api\/v1\/incidents\/(\d+)$/.exec(url.pathname)?.[1];
    if (request.method === 'POST') answer(response, 201, await create(request));
    else if (id === undefined) answer(response, 200, await list(url));
    else answer(response, 200, await get(Number(id)));
  } catch (error) {
    answer(response, 500, { detail: (error as Error).message });
  }
});
server.listen(Number(process.env['PORT']), process.env['HOST'], () => {
  console.log(JSON.stringify({ msg: 'listening', port: (server.address() as { port: number }).port }));
});
process.on('SIGTERM', () => process.exit(0));
