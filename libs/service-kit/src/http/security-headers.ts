import { type RequestHandler } from 'express';
import helmet from 'helmet';

/** Everything a page here needs comes from this service; nothing may frame it. No CORS: browsers elsewhere are refused. */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
      },
    },
    // TLS ends in front of the service; who terminates it decides about HSTS for its host name.
    strictTransportSecurity: false,
  });
}
