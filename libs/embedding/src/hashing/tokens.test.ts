import { describe, expect, test } from '@jest/globals';
import { tokenise } from './tokens.ts';

describe('tokenise', () => {
  test.each([
    ['KubePodCrashLooping', ['kube', 'pod', 'crash', 'looping']],
    ['KubeAPIDown', ['kube', 'api', 'down']],
    ['etcdGRPCRequestsSlow', ['etcd', 'grpc', 'requests', 'slow']],
    ['OOMKilled', ['oom', 'killed']],
    ['PVCs and CPUs over IPv4', ['pvcs', 'and', 'cpus', 'over', 'ipv4']],
    ['payments-api_worker.v2/prod', ['payments', 'api', 'worker', 'v2', 'prod']],
    ["the pod isn't ready", ['the', 'pod', 'isnt', 'ready']],
    ['Café naïve ﬁle', ['cafe', 'naive', 'file']],
    ['exit code 137', ['exit', 'code', '137']],
  ])('%s', (text, words) => {
    expect(tokenise(text).words).toEqual(words);
  });

  test('a camelCase name is kept whole besides', () => {
    expect(tokenise('CrashLoopBackOff seen').compounds).toEqual(['crashloopbackoff']);
  });

  test('scripts without spaces give pairs of characters, also next to Latin', () => {
    expect(tokenise('Pod重启中').words).toEqual(['pod', '重启', '启中']);
    expect(tokenise('メモリ不足').words).toEqual(['メモ', 'モリ', 'リ不', '不足']);
    expect(tokenise('火').words).toEqual(['火']);
  });

  test('Korean syllables survive the folding of accents', () => {
    expect(tokenise('메모리').words).toEqual(['메모', '모리']);
  });

  test('Arabic with and without vowel marks is the same', () => {
    expect(tokenise('ذَاكِرَة ممتلئة')).toEqual(tokenise('ذاكرة ممتلئة'));
    expect(tokenise('ذاكرة ممتلئة').words).toHaveLength(2);
  });

  test('each emoji is a word, whatever its variation selector', () => {
    expect(tokenise('🔥🔥').words).toEqual(['🔥', '🔥']);
    expect(tokenise('⚠️')).toEqual(tokenise('⚠'));
  });

  test.each(['', '   ', '...!?', '\u0000\n', '\u0301'])('%j has no word', (text) => {
    expect(tokenise(text).words).toEqual([]);
  });
});
