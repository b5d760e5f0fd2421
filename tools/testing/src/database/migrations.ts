import { fileURLToPath } from 'node:url';

/** The authority's migrations, read as files. */
export const MIGRATIONS = fileURLToPath(new URL('../../../../apps/data-storage/migrations', import.meta.url));
