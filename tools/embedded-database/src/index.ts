export { useBaselineWasm } from './baseline-wasm.ts';
export { openEmbedded, snapshot, snapshotVersion, type EmbeddedOptions } from './open.ts';
export { startEmbeddedServer, type EmbeddedServer } from './start.ts';
export { embeddedStream } from './stream.ts';
export { serveEmbedded, type ServedDatabase } from './serve.ts';
export { dataDirHolder } from './lock-data-dir.ts';
