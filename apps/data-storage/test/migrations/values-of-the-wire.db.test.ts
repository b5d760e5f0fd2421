import { expect, test } from '@jest/globals';
import { insertIncident, useTestDatabase } from '@precedent/testing';

/* A row that no answer could hold is refused, whoever writes it. */
const database = useTestDatabase();

test.each([
  ['action_timestamp', '0001-01-01T00:00:00Z'],
  ['action_timestamp', '9999-12-31T23:59:59.999999Z'],
  ['execution_duration_ms', '9007199254740991'],
])('%s may be %s', async (column, value) => {
  expect(await insertIncident(database.owner, { [column]: value })).toBeGreaterThan(0);
});

test.each([
  ['action_timestamp', 'infinity', 'times'],
  ['action_timestamp', '-infinity', 'times'],
  ['action_timestamp', '0001-12-31T23:59:59Z BC', 'times'],
  ['execution_start_time', '10000-01-01T00:00:00Z', 'times'],
  ['execution_end_time', 'infinity', 'times'],
  ['created_at', 'infinity', 'times'],
  ['updated_at', '-infinity', 'times'],
  ['execution_duration_ms', '9007199254740992', 'duration'],
])('%s must not be %s', async (column, value, check) => {
  await expect(insertIncident(database.owner, { [column]: value })).rejects.toThrow(
    `resource_action_traces_${check}_check`,
  );
});
