import { testGoldenSql } from '@precedent/testing';

await testGoldenSql(new URL('../src/', import.meta.url));
