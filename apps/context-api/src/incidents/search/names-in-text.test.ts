import { expect, test } from '@jest/globals';
import { namesIn } from './names-in-text.ts';

test.each([
  ['KubePodCrashLooping', 'KubePodCrashLooping'],
  ['High CPU', 'we see High CPU on node-1'],
  ['High CPU', 'High\n  CPU again'],
  ['High CPU', '{"alertname":"High CPU","severity":"high"}'],
  ['High CPU', 'High CPU’s runbook'],
  ['DiskFull', 'ALERTS{alertname="DiskFull",severity="high"}'],
  ['DiskFull', 'PodDown/DiskFull'],
  ['DiskFull', 'PodDown,DiskFull.'],
  ['DiskFull', '**DiskFull** and _PodDown_'],
  ['PodDown', '**DiskFull** and _PodDown_'],
  ['_internal_', 'it is _internal_ again'],
  ['node:load:high', 'firing: node:load:high!'],
  ['load', 'firing: node:load:high!'],
  ['etcd.members.down', 'is it etcd.members.down?'],
  ['C++ crash', 'a C++ crash'],
  ['C++', 'in C++ again'],
  ['OOM!', 'it says "OOM!" now'],
  ['[P1] Payment down', 'FIRING [P1] Payment down (web)'],
  ['Payment (checkout)', 'is Payment (checkout) down'],
  ["Can't connect", "Can't connect to it"],
  ['磁盘已满', '告警：磁盘已满，请检查'],
  ['🔥 Fire', 'again: 🔥 Fire, what now'],
  ['KubeX', '🔥KubeX🔥'],
])('%j may be a name in %j', (name, text) => expect(namesIn(text)).toContain(name));

test.each([
  ['api', 'payments-api is down'],
  ['members', 'etcd.members.down'],
  ['Kube', 'KubePodCrashLooping'],
  ['', ' "?!" '],
])('%j is no name in %j', (name, text) => expect(namesIn(text)).not.toContain(name));

test('the text comes first, then short rows of words, then those with the punctuation beside them', () => {
  expect(namesIn(' Disk-7 "full", DISK-7 ')).toEqual([
    'Disk-7 "full", DISK-7',
    'Disk-7',
    'full',
    'Disk-7 "full',
    'full", DISK-7',
    'full"',
    'full",',
    '"full',
    '"full"',
    '"full",',
    'Disk-7 "full"',
    'Disk-7 "full",',
    '"full", DISK-7',
  ]);
});

test('a long text has no more than 500', () => {
  const text = Array.from({ length: 600 }, (_, index) => `word${index}`).join(' ');
  expect(namesIn(text)).toHaveLength(500);
});
