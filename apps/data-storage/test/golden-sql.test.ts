import { testGoldenSql } from '@precedent/testing/golden-sql';

await testGoldenSql(new URL('../src/', import.meta.url));
