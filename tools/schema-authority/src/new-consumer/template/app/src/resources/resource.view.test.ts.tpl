import { expect, test } from '@jest/globals';
import { toResource, type ResourceRow } from './resource.view.ts';

const ROW: ResourceRow = {
  id: 1,
  cluster_name: 'prod-eu-1',
  namespace: 'checkout',
  kind: 'Deployment',
  name: 'payments-api',
  created_at: '2026-11-24T01:51:33.123456Z',
  incidents: 0,
  completed: 0,
};

test.each([
  [0, 0, null],
  [4, 4, 1],
  [4, 0, 0],
  [3, 2, 0.6667],
])('of %s incidents %s completed: %s', (incidents, completed, success_rate) => {
  const row = { ...ROW, incidents, completed };
  expect(toResource(row)).toEqual({ ...row, success_rate });
});
