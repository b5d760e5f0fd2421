import { type Alert } from './alert.ts';

export const CERTIFICATE_ALERTS: readonly Alert[] = [
  {
    name: 'KubeClientCertificateExpiration',
    severity: 'warning',
    kinds: ['Pod'],
    only: { namespace: 'kube-system', names: ['kube-apiserver'] },
    frequency: 2,
    workingHours: false,
    causes: [
      {
        summaries: [
          'A client certificate used against the API server expires in {days} days',
          'Certificate of an API client is about to expire and nobody renewed it',
        ],
        persists: ['the client still presents the old certificate'],
        actions: { rotate_certificate: 0.8, update_kubeconfig: 0.72, restart_control_plane_pod: 0.1 },
      },
    ],
  },
  {
    name: 'KubeletClientCertificateExpiration',
    severity: 'warning',
    kinds: ['Node'],
    frequency: 2,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Client certificate of the kubelet on {name} is about to expire, {days} days left',
          'Kubelet certificate of {name} expires soon, its renewal request is pending',
        ],
        persists: ['certificate still has the old expiry date'],
        actions: { approve_certificate_request: 0.9, rotate_certificate: 0.75, restart_kubelet: 0.4 },
      },
    ],
  },
  {
    name: 'KubeletServerCertificateExpiration',
    severity: 'warning',
    kinds: ['Node'],
    frequency: 2,
    workingHours: false,
    causes: [
      {
        summaries: [
          'TLS serving certificate of the kubelet on {name} expires in {days} days',
          'Serving certificate of {name} is about to expire: logs and exec will stop working',
        ],
        persists: ['certificate still has the old expiry date'],
        actions: { approve_certificate_request: 0.85, rotate_certificate: 0.8, restart_kubelet: 0.3 },
      },
    ],
  },
  {
    name: 'KubeletClientCertificateRenewalErrors',
    severity: 'warning',
    kinds: ['Node'],
    frequency: 1,
    workingHours: false,
    causes: [
      {
        summaries: [
          'Kubelet of {name} fails to renew its client certificate, {count} errors in {minutes} minutes',
        ],
        persists: ['renewal of the certificate fails as before'],
        actions: { approve_certificate_request: 0.7, restart_kubelet: 0.45, rotate_certificate: 0.78 },
      },
    ],
  },
];
