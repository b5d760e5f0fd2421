import { test } from '@jest/globals';
import { expectGoldenSql } from '@precedent/testing';
import { rolePowers } from './role-powers.query.ts';

test('role-powers.query.sql is the SQL that runs', () => {
  expectGoldenSql(new URL('./role-powers.query.sql', import.meta.url), rolePowers);
});
