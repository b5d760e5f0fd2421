import { createClient, orThrow, type Incident, type Problem } from './index.ts';

const hasType = <T>(_value: T): void => undefined;

const client = createClient({ baseUrl: 'http://localhost:8091' });

export async function filters(): Promise<void> {
  await client.GET('/api/v1/incidents', { params: { query: { severity: ['critical', 'high'], limit: 10 } } });
  await client.GET('/api/v1/incidents');

  // @ts-expect-error there is no such filter
  await client.GET('/api/v1/incidents', { params: { query: { severty: ['critical'] } } });
  // @ts-expect-error there is no such severity
  await client.GET('/api/v1/incidents', { params: { query: { severity: ['urgent'] } } });
  // @ts-expect-error a filter is a list of alternatives
  await client.GET('/api/v1/incidents', { params: { query: { namespace: 7 } } });
  // @ts-expect-error there is no such option
  await client.GET('/api/v1/incidents', { parms: { query: { severity: ['critical'] } } });
}

export async function searches(): Promise<void> {
  await client.POST('/api/v1/incidents/search', {
    body: { text: 'out of memory', filters: { severity: 'high' } },
  });

  // @ts-expect-error there is no such filter
  await client.POST('/api/v1/incidents/search', { body: { text: 'x', filters: { severty: 'high' } } });
  // @ts-expect-error there is no such severity
  await client.POST('/api/v1/incidents/search', { body: { text: 'x', filters: { severity: 'urgent' } } });
  // @ts-expect-error there is no such property
  await client.POST('/api/v1/incidents/search', { body: { txt: 'x' } });
  // @ts-expect-error a search says what to search by
  await client.POST('/api/v1/incidents/search');
}

export async function paths(): Promise<void> {
  await client.GET('/api/v1/incidents/{id}', { params: { path: { id: 1 } } });

  // @ts-expect-error which incident?
  await client.GET('/api/v1/incidents/{id}');
  // @ts-expect-error which incident?
  await client.GET('/api/v1/incidents/{id}', { params: {} });
  // @ts-expect-error an id is a number
  await client.GET('/api/v1/incidents/{id}', { params: { path: { id: 'one' } } });
  // @ts-expect-error there is no such path
  await client.GET('/api/v1/incident');
  // @ts-expect-error nothing can be written
  await client.POST('/api/v1/incidents', { body: {} });
  // @ts-expect-error a conditional request may be answered by nothing
  await client.GET('/api/v1/incidents', { params: { header: { 'If-None-Match': '"x"' } } });
}

export async function answers(): Promise<void> {
  const id = 1;
  const { data, error } = await client.GET('/api/v1/incidents/{id}/timeline', { params: { path: { id } } });
  if (error !== undefined) {
    hasType<Problem>(error);
    // @ts-expect-error not one of the codes
    if (error.code === 'no-such-code') return;
    return;
  }
  hasType<number | undefined>(data.items[0]?.id);

  const page = await orThrow(client.GET('/api/v1/incidents'));
  hasType<string | null>(page.next_cursor);
  // @ts-expect-error a page has no such member
  hasType(page.next);
  const found = await orThrow(client.POST('/api/v1/incidents/search', { body: { incident_id: 1 } }));
  hasType<number | undefined>(found.items[0]?.similarity);
  hasType<Incident['execution_error'] | undefined>(found.items[0]?.execution_error);
}
