import { fileURLToPath } from 'node:url';

/** Root of the workspace the tool belongs to, without a slash at the end. */
export const WORKSPACE_ROOT = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '');

/** The authority's migrations, from the workspace root. */
export const MIGRATIONS_PATH = 'apps/data-storage/migrations';
