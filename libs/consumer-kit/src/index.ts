export * from './config.ts';
export * from './connect-read-only.ts';
export * from './consumer-checks.ts';
export * from './read-only-role/read-only-role.ts';
export * from './runtime-contract/contract.ts';
export * from './runtime-contract/needs.ts';
export * from './runtime-contract/runtime-contract.ts';
export * from './schema-head/schema-check.ts';
