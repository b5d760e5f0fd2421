/** The environment is not usable. The message lists every fault and is meant for a person, as it stands. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
