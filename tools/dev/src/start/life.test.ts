import { describe, expect, test } from '@jest/globals';
import { Life } from './life.ts';

describe('Life', () => {
  test('stops the last thing first, also after one that cannot be stopped', async () => {
    const life = new Life();
    const stopped: string[] = [];
    life.add(async () => void stopped.push('database'));
    life.add(async () => {
      throw new Error('does not stop');
    });
    life.add(async () => void stopped.push('service'));
    await life.stopAll();
    expect(stopped).toEqual(['service', 'database']);
    expect(life.failure).toMatchObject({ message: 'does not stop' });
  });

  test('keeps the first reason to end; what happens while it stops is no failure', async () => {
    const life = new Life();
    life.end();
    life.end(new Error('a service ended'));
    await life.over;
    expect(life.failure).toBeUndefined();
  });

  test('a part that fails ends it', async () => {
    const life = new Life();
    const over = life.over;
    life.end(new Error('a service ended'));
    await over;
    expect(life.failure).toMatchObject({ message: 'a service ended' });
    expect(() => life.signal.throwIfAborted()).toThrow('a service ended');
  });
});
