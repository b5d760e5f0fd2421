/** What a transaction sets for itself, and only for itself. */
export interface SessionSettings {
  readonly readOnly: boolean;
  readonly role?: string | undefined;
  readonly settings: Readonly<Record<string, string>>;
}

const SETTING_NAME = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;

/** BEGIN and everything the transaction sets, as one message to the server. @throws for a name that is not one */
export function beginStatement({ readOnly, role, settings }: SessionSettings): string {
  return [
    readOnly ? 'BEGIN READ ONLY' : 'BEGIN',
    ...(role === undefined ? [] : [`SET LOCAL ROLE ${quoteIdentifier(role)}`]),
    ...Object.entries(settings).map(([name, value]) => {
      if (!SETTING_NAME.test(name)) throw new Error(`${name} is not the name of a setting`);
      return `SET LOCAL ${name} = ${quoteLiteral(value)}`;
    }),
  ].join('; ');
}

/** Settings as the `options` a connection starts with. */
export function startupOptions(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value.replaceAll(/[\\ ]/g, '\\$&')}`)
    .join(' ');
}

function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Backslashes are refused: whether they escape depends on a setting of the server. */
function quoteLiteral(value: string): string {
  if (/[\\\0]/.test(value)) throw new Error('the value of a setting contains a backslash or NUL');
  return `'${value.replaceAll("'", "''")}'`;
}
