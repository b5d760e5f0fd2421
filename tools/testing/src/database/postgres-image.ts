/**
 * The image that production uses; also the one the compose file names. Alone in its file: what every test file imports
 * must not load Testcontainers, which takes longer than all the rest.
 */
export const POSTGRES_IMAGE = 'pgvector/pgvector:pg17';
