export { openEmbedded, snapshot, type EmbeddedOptions } from './open.ts';
export { startEmbeddedServer, type EmbeddedServer } from './start.ts';
