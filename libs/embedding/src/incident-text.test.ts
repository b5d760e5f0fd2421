import { describe, expect, test } from '@jest/globals';
import { incidentText } from './incident-text.ts';

describe('incidentText', () => {
  test('holds the alert, the summary, the error and the resource', () => {
    const text = incidentText({
      alert_name: 'KubePodCrashLooping',
      alert_summary: 'Container api killed\n for memory',
      execution_error: 'still crashing',
      kind: 'Deployment',
      namespace: 'payments',
      name: 'payments-api',
    });
    expect(text).toBe(
      'KubePodCrashLooping. Container api killed for memory. still crashing. ' + 'Deployment payments',
    );
  });

  test('says each word of the resource once, and not at all when the summary names it', () => {
    const resource = { kind: 'Deployment', namespace: 'cert-manager', name: 'cert-manager-webhook' };
    expect(incidentText({ alert_name: 'x', ...resource })).toBe('x. Deployment cert manager webhook');
    const summary = 'cert-manager-webhook is not ready';
    expect(incidentText({ alert_name: 'x', alert_summary: summary, ...resource })).toBe(
      `x. ${summary}. Deployment`,
    );
  });

  test('needs nothing but the name of the alert', () => {
    expect(incidentText({ alert_name: 'Watchdog' })).toBe('Watchdog');
    const fields = { alert_name: 'Watchdog', alert_summary: null, execution_error: null, kind: null };
    expect(incidentText({ ...fields, namespace: null, name: null })).toBe('Watchdog');
  });

  test('drops what differs from incident to incident', () => {
    const summary =
      'pod cart-6d4cf56db6-x2x4k on 10.0.3.17:9100 since 2025-03-02T10:11:12.5Z, ' +
      'trace 4bf92f3577b34da6a3ce929d0e0e4736, job 0b9d0f3e-6a3c-4b1e-9f0a-0c7c3a4e5d6f, exit 137';
    expect(incidentText({ alert_name: 'x', alert_summary: summary })).toBe(
      'x. pod cart on since , trace , job , exit 137',
    );
  });

  test('keeps words that look like hexadecimal or like generated suffixes', () => {
    const summary = 'facade defaced dead-letter data-store http-proxy feedback effaced';
    expect(incidentText({ alert_name: 'x', alert_summary: summary })).toBe(`x. ${summary}`);
  });

  test('members of one StatefulSet have one text', () => {
    const member = (name: string) => incidentText({ alert_name: 'x', kind: 'Pod', namespace: 'db', name });
    expect(member('postgres-0')).toBe(member('postgres-12'));
  });

  test('takes the beginning of long texts', () => {
    const text = incidentText({ alert_name: 'x', alert_summary: 'disk '.repeat(100_000) });
    expect(text.length).toBeLessThan(2_010);
  });
});
