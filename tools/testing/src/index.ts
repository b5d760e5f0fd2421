export { chooseDatabase, POSTGRES_IMAGE } from './database/choose.ts';
export { MIGRATIONS, databaseUrl, withClient } from './database/prepare.ts';
export { createTestDatabase, hasSessions, type TestDatabase } from './database/test-database.ts';
export { describeOnServer, useTestDatabase, type UsedTestDatabase } from './jest/use-test-database.ts';
export { compileOnlyDb, expectGoldenSql } from './golden-sql.ts';
export { startServiceProcess, type ServiceProcess } from './service-process.ts';
export { insertIncident, type IncidentRow } from './builders/incident.ts';
