# Long because it is the whole interface in one document: types, validation and the docs page are made of it as it is.
openapi: 3.1.0
info:
  title: Precedent {{title}}
  version: 0.1.0
  summary: Which resources needed actions, how often, and whether they worked.
  description: |
    Read-only answers about the resources that actions were taken on. Data Storage records them; nothing here can change
    them.

    - Names are those of the database columns. Ids are integers, times are RFC 3339 in UTC with microseconds.
    - Every failure is a problem document (RFC 9457, `application/problem+json`). Its `code` is stable.
    - Unknown parameters are refused, never ignored.
  license:
    name: Apache-2.0
    identifier: Apache-2.0
servers:
  - url: /
tags:
  - name: resources
    description: What actions were taken on.
  - name: service
    description: State and description of the service itself.

# The limits that hold for every operation, with their defaults; GET /api/v1/limits has the values in force.
x-limits:
  body-bytes: 262144
  json-levels: 32
  in-flight-requests: 16
  in-flight-bytes: 67108864
  answer-idle-ms: 1000
  queued-requests: 1000
  queue-wait-ms: 1000
  connections: 4096
  headers-bytes: 16384
  headers-ms: 10000
  request-ms: 30000
  pool-wait-ms: 1000
  statement-ms: 2000
  lock-wait-ms: 1000

paths:
  /api/v1/resources:
    get:
      operationId: listResources
      tags: [resources]
      summary: List resources with the number of their incidents, oldest first.
      description: |
        Pages by keyset over `id`: every resource appears exactly once over all pages, whatever is recorded meanwhile.
        Follow `next_after` until it is null.
      parameters:
        - name: cluster_name
          in: query
          description: Only the resources of this cluster.
          schema:
            type: string
            minLength: 1
            maxLength: 1000
          example: prod-eu-1
        - name: after
          in: query
          description: '`next_after` of the page before.'
          schema:
            type: integer
            format: int64
            minimum: 1
          example: 4817
        - name: limit
          in: query
          description: Most resources on this page.
          schema:
            type: integer
            minimum: 1
            maximum: 200
            default: 50
      responses:
        '200':
          description: A page of resources; empty when there are no more.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/ResourcePage'
        '400':
          $ref: '#/components/responses/InvalidRequest'
        '500':
          $ref: '#/components/responses/Internal'
        '503':
          $ref: '#/components/responses/Unavailable'
        '504':
          $ref: '#/components/responses/QueryTimeout'
        default:
          $ref: '#/components/responses/Problem'

  /api/v1/limits:
    get:
      operationId: getLimits
      x-served-by: service-kit
      tags: [service]
      summary: Every limit of this service, its value, and what happens beyond it.
      description: |
        A refusal because of a limit names it in `limit` and `limit_value`. The numbers are those in force here; in this
        document they are `maxLength`, `maxItems`, `maxProperties`, `maximum` and `x-limits`.
      responses:
        '200':
          description: The table.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Limits'
        '304':
          description: Not changed since the ETag in If-None-Match.
        '400':
          $ref: '#/components/responses/InvalidRequest'
  /health/live:
    get:
      operationId: getLiveness
      x-served-by: service-kit
      tags: [service]
      summary: Whether the process answers. Never asks the database.
      responses:
        '200':
          description: It does.
          content:
            application/json:
              schema:
                type: object
                additionalProperties: false
                required: [status]
                properties:
                  status:
                    type: string
                    const: alive
  /health/ready:
    get:
      operationId: getReadiness
      x-served-by: service-kit
      tags: [service]
      summary: Whether to send requests here.
      description: |
        `database` answers, `schema` is migrated at least as far as this build knows it, and `role` can read and cannot
        write.
      parameters:
        - name: verbose
          in: query
          description: Also what each check found, how long it took, and the commands that mend what is wrong.
          allowEmptyValue: true
          schema:
            type: string
            enum: ['', 'true', 'false']
      responses:
        '200':
          description: Ready, or degraded but able to serve.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Readiness'
        '503':
          description: Not ready. The checks say why.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Readiness'
  /metrics:
    get:
      operationId: getMetrics
      x-served-by: service-kit
      tags: [service]
      summary: Metrics in the Prometheus text format.
      responses:
        '200':
          description: All metrics.
          content:
            text/plain:
              schema:
                type: string
                maxLength: 1000000
  /openapi.json:
    get:
      operationId: getOpenApi
      x-served-by: service-kit
      tags: [service]
      summary: This document as JSON.
      responses:
        '200':
          description: The document.
          content:
            application/json:
              schema:
                type: object
        '304':
          description: Not changed since the ETag in If-None-Match.
  /docs:
    get:
      operationId: getDocs
      x-served-by: service-kit
      tags: [service]
      summary: This document as a page. It needs nothing from outside this service.
      responses:
        '200':
          description: The page.
          content:
            text/html:
              schema:
                type: string
                maxLength: 100000

components:
  schemas:
    ResourcePage:
      type: object
      additionalProperties: false
      required: [items, next_after]
      properties:
        items:
          type: array
          maxItems: 200
          items:
            $ref: '#/components/schemas/Resource'
        next_after:
          description: '`after` of the next page; null on the last one.'
          type: [integer, 'null']
          example: 4867

    Resource:
      description: A Kubernetes object that actions were taken on.
      type: object
      additionalProperties: false
      required: [id, cluster_name, namespace, kind, name, created_at, incidents, completed, success_rate]
      properties:
        id:
          type: integer
          format: int64
          minimum: 1
          example: 4817
        cluster_name:
          type: string
          maxLength: 1000
          example: prod-eu-1
        namespace:
          description: Empty for cluster-scoped kinds such as Node.
          type: string
          maxLength: 1000
          example: checkout
        kind:
          type: string
          maxLength: 1000
          example: Deployment
        name:
          type: string
          maxLength: 1000
          example: payments-api
        created_at:
          description: When the resource was first seen.
          type: string
          format: date-time
          maxLength: 40
          example: '2026-11-24T01:51:33.123456Z'
        incidents:
          description: How many actions were taken on it.
          type: integer
          minimum: 0
          example: 3
        completed:
          description: How many of them completed.
          type: integer
          minimum: 0
          example: 2
        success_rate:
          description: Completed actions of all actions, to 4 decimals; null without any.
          type: [number, 'null']
          minimum: 0
          maximum: 1
          example: 0.6667

    Limits:
      type: object
      additionalProperties: false
      required: [items]
      properties:
        items:
          type: array
          maxItems: 1000
          items:
            type: object
            additionalProperties: false
            required: [name, value, unit, effect, status, code]
            properties:
              name:
                description: The `limit` of a problem that it is the reason of.
                type: string
                maxLength: 100
                example: body-bytes
              value:
                type: integer
                minimum: 0
                example: 262144
              unit:
                type: string
                enum: [bytes, characters, items, properties, levels, number, requests, connections, ms]
              effect:
                description: What happens beyond it.
                type: string
                maxLength: 300
                example: A larger body, counted after decompression, is refused.
              status:
                description: Status of the answer then.
                type: integer
                minimum: 400
                maximum: 599
                example: 413
              code:
                description: The `code` of the problem.
                type: string
                maxLength: 100
                example: payload-too-large
              operations:
                description: Operations it holds for; absent when for all.
                type: array
                maxItems: 100
                items:
                  type: string
                  maxLength: 100

    Readiness:
      type: object
      additionalProperties: false
      required: [status, checks]
      properties:
        status:
          type: string
          enum: [ready, degraded, unavailable]
        checks:
          type: object
          additionalProperties:
            type: object
            additionalProperties: false
            required: [status]
            properties:
              status:
                type: string
                enum: [ok, warning, degraded, failed]
              reason:
                type: string
                maxLength: 1000
              found:
                type: string
                maxLength: 1000
              mend:
                type: array
                maxItems: 100
                items:
                  type: string
                  maxLength: 1000
              ms:
                type: number
                minimum: 0

    Problem:
      description: A failure (RFC 9457). Members beside these may be present.
      type: object
      required: [type, title, status, detail, instance, code, request_id]
      properties:
        type:
          type: string
          maxLength: 200
          example: /problems/invalid-request
        title:
          description: What `code` means, always the same.
          type: string
          maxLength: 200
          example: The request does not match the API document
        status:
          type: integer
          minimum: 400
          maximum: 599
          example: 400
        detail:
          description: What was wrong this time.
          type: string
          maxLength: 5000
          example: Query parameter limit must be at least 1.
        instance:
          description: Path of the request.
          type: string
          maxLength: 20000
          example: /api/v1/resources
        code:
          type: string
          enum:
            - invalid-request
            - invalid-json
            - not-found
            - unknown-route
            - method-not-allowed
            - request-timeout
            - conflict
            - payload-too-large
            - unsupported-media-type
            - too-many-requests
            - headers-too-large
            - internal
            - schema-incompatible
            - temporary-reduced-capacity
            - query-timeout
        request_id:
          description: Also in the X-Request-ID header and in the log.
          type: string
          maxLength: 128
          example: 5f0e7a52-6f0c-4c58-9d2e-3c2b9a1f7d11
        errors:
          description: Each fault of the request and its place.
          type: array
          maxItems: 20
          items:
            type: object
            additionalProperties: false
            required: [in, detail]
            properties:
              in:
                type: string
                enum: [body, query, path, header]
              pointer:
                description: JSON pointer into the body; empty for the body as a whole.
                type: string
                maxLength: 2000
              parameter:
                description: Name of the query, path or header parameter.
                type: string
                maxLength: 20000
              detail:
                type: string
                maxLength: 2000
              limit:
                description: Name of the limit that was exceeded, as in `GET /api/v1/limits`.
                type: string
                maxLength: 100
              limit_value:
                description: Its value.
                type: integer
                minimum: 0
        limit:
          description: Name of the limit that was exceeded, as in `GET /api/v1/limits`.
          type: string
          maxLength: 100
          example: body-bytes
        limit_value:
          description: Its value.
          type: integer
          minimum: 0
          example: 262144

  responses:
    InvalidRequest:
      description: The request does not match this document. `errors` names each place.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
    Internal:
      description: The service failed. `request_id` leads to the log.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
    Unavailable:
      description: The database cannot answer at the moment, or its schema does not fit this build.
      headers:
        Retry-After:
          description: Seconds after which to try again.
          schema:
            type: integer
            minimum: 1
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
    QueryTimeout:
      description: The query was stopped at its time limit.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
    Problem:
      description: Any other failure, such as a method that is not supported here.
      content:
        application/problem+json:
          schema:
            $ref: '#/components/schemas/Problem'
