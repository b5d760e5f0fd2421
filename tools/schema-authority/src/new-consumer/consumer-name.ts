/** What is already there and must not be used twice. */
export interface Taken {
  /** Names of projects: folders, Nx projects, npm packages of the workspace's scope. */
  readonly projects: ReadonlySet<string>;
  /** Ports that services listen on unless told otherwise. */
  readonly ports: ReadonlySet<number>;
  /** The text of all migrations, in which roles are made. */
  readonly migrations: string;
}

/** What templates are rendered with. */
export interface ConsumerNames {
  /** Of the project, its folder below `apps/`, and its npm package: `report-api`. */
  readonly name: string;
  /** For people: `Report API`. */
  readonly title: string;
  /** `report_api`. */
  readonly underscored: string;
  /** Group role with the columns it may read: `precedent_report_api_reader`. */
  readonly role: string;
  /** Login that deployments give it: `precedent_report_api`. */
  readonly login: string;
  readonly port: number;
  /** Variable by which the compose file chooses its port on the host: `REPORT_API_PORT`. */
  readonly port_variable: string;
}

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** PostgreSQL cuts identifiers silently after this many bytes. */
const LONGEST_IDENTIFIER = 63;
const FIRST_PORT = 8091;
const LAST_PORT = 65_535;

/** All names of a new consumer. Throws saying what is wrong with the name, or with the port. */
export function consumerNames(name: string, port: number | undefined, taken: Taken): ConsumerNames {
  if (!KEBAB_CASE.test(name)) {
    throw new Error(
      `"${name}" is no name for a consumer: small letters, digits and single hyphens (report-api)`,
    );
  }
  const underscored = name.replaceAll('-', '_');
  const role = `precedent_${underscored}_reader`;
  if (role.length > LONGEST_IDENTIFIER) {
    throw new Error(
      `"${name}" is too long: PostgreSQL would cut its role ${role} to ${LONGEST_IDENTIFIER} bytes`,
    );
  }
  if (taken.projects.has(name)) throw new Error(`there is a project "${name}" already; choose another name`);
  const login = `precedent_${underscored}`;
  for (const identifier of [role, login]) {
    if (new RegExp(`\\b${identifier}\\b`).test(taken.migrations)) {
      throw new Error(`a migration knows a role ${identifier} already; choose another name than "${name}"`);
    }
  }
  return {
    name,
    title: titleOf(name),
    underscored,
    role,
    login,
    port: choosePort(port, taken.ports),
    port_variable: `${underscored.toUpperCase()}_PORT`,
  };
}

function choosePort(wanted: number | undefined, taken: ReadonlySet<number>): number {
  if (wanted === undefined) {
    let free = FIRST_PORT;
    while (taken.has(free)) free++;
    return free;
  }
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > LAST_PORT) {
    throw new Error(`a port is a whole number from 1 to ${LAST_PORT}`);
  }
  if (taken.has(wanted)) throw new Error(`another service listens on port ${wanted}; choose another one`);
  return wanted;
}

function titleOf(name: string): string {
  const words = name
    .split('-')
    .map((word) => (word === 'api' ? 'API' : word[0]?.toUpperCase() + word.slice(1)));
  return words.join(' ');
}
