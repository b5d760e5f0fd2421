import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { type RequestHandler } from 'express';
import helmet from 'helmet';

/** Everything a page here needs comes from this service; nothing may frame it. No CORS: browsers elsewhere are refused. */
const protect = helmet({
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

/** Sets the headers by which browsers protect themselves. They are the same on every answer, so they are made once. */
export function securityHeaders(): RequestHandler {
  const headers = new Map(Object.entries(headersSetBy(protect)));
  return (_request, response, next) => {
    response.setHeaders(headers);
    next();
  };
}

function headersSetBy(handler: typeof protect): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  handler(request, response, (error) => {
    if (error instanceof Error) throw error;
  });
  return Object.fromEntries(
    response.getHeaderNames().map((name) => [name, String(response.getHeader(name))]),
  );
}
