import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { renewClaims } from './renew.command.ts';

test('renew.command.sql is the SQL we ship', () => {
  expectGoldenSql(new URL('./renew.command.sql', import.meta.url), renewClaims);
});
