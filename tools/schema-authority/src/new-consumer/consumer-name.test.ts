import { describe, expect, test } from '@jest/globals';
import { consumerNames, type Taken } from './consumer-name.ts';

const TAKEN: Taken = {
  projects: new Set(['context-api', 'testing']),
  ports: new Set([8080, 8091, 8092]),
  migrations: 'CREATE ROLE precedent_old_reader NOLOGIN;\nGRANT precedent_reader TO precedent_other;',
};

test('all names follow from one', () => {
  expect(consumerNames('change-report-api', undefined, TAKEN)).toEqual({
    name: 'change-report-api',
    title: 'Change Report API',
    underscored: 'change_report_api',
    role: 'precedent_change_report_api_reader',
    login: 'precedent_change_report_api',
    port: 8093,
    port_variable: 'CHANGE_REPORT_API_PORT',
  });
});

describe('a name is refused', () => {
  test.each([
    ['', 'is no name for a consumer'],
    ['Report', 'is no name for a consumer'],
    ['report_api', 'is no name for a consumer'],
    ['report--api', 'is no name for a consumer'],
    ['report-', 'is no name for a consumer'],
    ['2nd-report', 'is no name for a consumer'],
    ['../report', 'is no name for a consumer'],
    ['@precedent/report', 'is no name for a consumer'],
    ['r'.repeat(47), 'too long'],
    ['context-api', 'there is a project "context-api" already'],
    ['testing', 'there is a project "testing" already'],
    ['old', 'knows a role precedent_old_reader already'],
    ['reader', 'knows a role precedent_reader already'],
    ['other', 'knows a role precedent_other already'],
  ])('%s', (name, why) => {
    expect(() => consumerNames(name, undefined, TAKEN)).toThrow(why);
  });

  test('but not for being part of a role that is there', () => {
    expect(consumerNames('ol', undefined, TAKEN)).toMatchObject({ role: 'precedent_ol_reader' });
    expect(consumerNames('r'.repeat(46), undefined, TAKEN).role).toHaveLength(63);
  });
});

describe('a port', () => {
  test('that is free may be chosen', () => {
    expect(consumerNames('report', 9000, TAKEN)).toMatchObject({ port: 9000 });
  });

  test.each([[8080], [0], [65_536], [1.5], [Number.NaN]])('cannot be %s', (port) => {
    expect(() => consumerNames('report', port, TAKEN)).toThrow(/port/);
  });
});
