{
  "name": "@precedent/{{name}}",
  "version": "0.1.0",
  "description": "Read-only answers about the resources that actions were taken on.",
  "license": "Apache-2.0",
  "private": true,
  "type": "module",
  "scripts": {
    "start": "node --conditions=@precedent/source src/main.ts",
    "openapi": "openapi-typescript openapi.yaml -o src/generated/openapi.ts"
  },
  "dependencies": {
    "@precedent/consumer-kit": "0.1.0",
    "@precedent/schema": "*",
    "@precedent/service-kit": "0.1.0",
    "express": "5.3.0",
    "kysely": "0.29.9"
  },
  "devDependencies": {
    "@types/express": "5.0.6"
  },
  "nx": {
    "name": "{{name}}",
    "tags": [
      "type:app",
      "type:consumer",
      "project:{{name}}"
    ],
    "targets": {
      "build": {},
      "typecheck": {},
      "lint": {},
      "test": {},
      "test-db": {}
    }
  },
  "precedent": {
    "consumer": {
      "role": "{{role}}",
      "queries": "src/queries.ts"
    }
  }
}
