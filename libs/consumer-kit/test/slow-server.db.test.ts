import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { createLog } from '@precedent/service-kit';
import { describeOnServer, startNetwork, through, useTestDatabase } from '@precedent/testing';
import { openReadServers } from '../src/servers/open-read-servers.ts';

const holder: { end?: () => Promise<void> } = {};
afterAll(() => holder.end?.());
const database = useTestDatabase();

describeOnServer('a server that is lost', () => {
  test('is used again although its connections take longer than a known one may say nothing', async () => {
    const { hostname: host, port } = new URL(database.readerUrl);
    const network = await startNetwork({ host, port: Number(port) });
    const servers = openReadServers({
      urls: [through(database.readerUrl, network)],
      maxLagSeconds: 30,
      applicationName: 'test',
      log: createLog({ service: 'consumer', level: 'silent' }),
      readOnly: true,
      role: 'precedent_reader',
    });
    holder.end = async () => {
      await servers.stop();
      await network.close();
    };
    await servers.start();
    const [server] = servers.all;
    const becomes = async (usable: boolean) => {
      while (server?.usable !== usable) await pause(5);
    };
    await becomes(true);

    network.cut();
    await becomes(false);
    network.slow(1200);
    network.mend();
    await becomes(true);
    // It stays so: what it answered over is what it is asked over.
    for (let asked = 0; asked < 5; asked += 1) expect(await server?.ask()).toMatchObject({ standby: false });
  });
});
