import { type RequestHandler } from 'express';
import { contextOf } from './request-context.ts';

/** One line per request when it is over. Neither bodies nor query values appear in it. */
export function accessLog(): RequestHandler {
  return (request, response, next) => {
    const { socket, method } = request;
    const bytesBefore = socket.bytesWritten;
    response.once('close', () => {
      const { accessLog: log, requestId, route, operationId, startedAt } = contextOf(response);
      const entry = {
        request_id: requestId,
        method,
        route: route ?? null,
        operation_id: operationId ?? null,
        status: response.headersSent ? response.statusCode : null,
        ms: Math.round((performance.now() - startedAt) * 100) / 100,
        bytes: socket.bytesWritten - bytesBefore,
      };
      if (response.writableFinished) log.info(entry, 'request');
      else log.warn({ ...entry, aborted: true }, 'request aborted by the client');
    });
    next();
  };
}
