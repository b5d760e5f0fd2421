export { bareEnvironment } from './bare-environment.ts';
export { databaseUrl, withClient } from './database/connect.ts';
export { MIGRATIONS } from './database/migrations.ts';
export { startNetwork, through, type Network } from './database/network.ts';
export {
  startReplicatedPostgres,
  type DockerServer,
  type ReplicatedPostgres,
} from './database/replicated-postgres.ts';
export { waiting, whenCancelled } from './database/waiting.ts';
export { createTestDatabase, hasSessions, type TestDatabase } from './database/test-database.ts';
export { ForeignProject } from './foreign-project.ts';
export { describeWithDocker } from './jest/describe-with-docker.ts';
export { describeOnServer, useTestDatabase, type UsedTestDatabase } from './jest/use-test-database.ts';
export { startServiceProcess, type ServiceProcess } from './service-process.ts';
export { insertIncident, type IncidentRow } from './builders/incident.ts';
