import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { type ClientBase } from 'pg';

/** Length, then the request code 1234.5679 as the protocol writes it. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
const CANCEL_CODE = 80_877_102;
const CANCEL_LENGTH = 16;

/** What of a connected pg client identifies its session; pg does not declare the last three. */
interface Session {
  readonly host: string;
  readonly port: number;
  readonly ssl: boolean | ConnectionOptions;
  readonly processID: number | null;
  readonly secretKey: number | null;
}

/**
 * Asks the server to stop what a session is doing, over a connection of its own, as the protocol wants it: that works
 * through poolers as well, where a process id means something else. Resolves true once the server has closed that
 * connection, which it does after the signal was sent; false when that is not known.
 * https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS
 */
export async function sendCancelRequest(client: ClientBase, timeoutMs: number): Promise<boolean> {
  const { host, port, ssl, processID, secretKey } = client as unknown as Session;
  if (processID === null || secretKey === null) return false;
  const plain = host.startsWith('/')
    ? connectTcp(`${host}/.s.PGSQL.${port}`)
    : connectTcp({ host, port, noDelay: true });
  const timer = setTimeout(() => plain.destroy(new Error('the cancel request was not answered')), timeoutMs);
  try {
    await event(plain, 'connect');
    const socket = ssl === false ? plain : await secured(plain, host, ssl === true ? {} : ssl);
    const closed = event(socket, 'close');
    socket.resume().write(cancelMessage(processID, secretKey));
    await closed;
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    plain.destroy();
  }
}

function cancelMessage(processId: number, secretKey: number): Buffer {
  const message = Buffer.alloc(CANCEL_LENGTH);
  message.writeInt32BE(CANCEL_LENGTH, 0);
  message.writeInt32BE(CANCEL_CODE, 4);
  message.writeInt32BE(processId, 8);
  message.writeInt32BE(secretKey, 12);
  return message;
}

/** The server is the one that the session was opened on with these options, so an answer other than `S` is a fault. */
async function secured(plain: Socket, host: string, options: ConnectionOptions): Promise<Socket> {
  plain.write(SSL_REQUEST);
  const [answer] = await event<[Buffer]>(plain, 'data');
  if (answer.toString() !== 'S') throw new Error('the server does not speak TLS');
  const socket = connectTls({ ...options, socket: plain, host });
  await event(socket, 'secureConnect');
  return socket;
}

/** An event of a socket, or its error. */
function event<Values extends readonly unknown[]>(socket: Socket, name: string): Promise<Values> {
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once(name, (...values) => resolve(values as unknown as Values));
  });
}
