import type { ConsumerPlan } from './plan.ts';

/** What is left to do for people, as text. */
export function nextSteps({ names, folder, migration, deployment }: ConsumerPlan): string {
  const { name, role, login, port } = names;
  const part = (file: string): string => indent(deployment.get(file) ?? '');
  return `Next:
  npm test -- ${folder}
  npm run schema -- check --base main
  Replace the example (src/resources) by what ${name} is for, and the grants in ${migration}
  by what its queries read. Then generate and contract again, and commit everything as one change.

To run it, give it a login that is a member of its role and of nothing else:
    CREATE ROLE ${login} LOGIN PASSWORD '...' IN ROLE ${role};
    GRANT CONNECT ON DATABASE precedent TO ${role};
  DATABASE_URL=postgres://${login}:...@localhost:5432/precedent npm start --workspace ${folder}
  It then listens on port ${port}.

To deploy it with docker/:
- docker/Dockerfile, in the stage "build": add ${folder} to the projects that tsc -b builds. After the other stages
  with modules:
${part('dockerfile-modules')}  At the end:
${part('dockerfile-target')}- docker/compose.yaml: the volume ${name}-secrets, mounted into the service secrets at /secrets/${name}, and the service:
${part('compose-service')}- docker/postgres/make-secrets.sh, at the end:
${part('secrets')}- docker/postgres/init/01_roles.sh, for new databases:
${part('roles-secret')}${part('roles')}- ARCHITECTURE.md: a row in the code map.
`;
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}
