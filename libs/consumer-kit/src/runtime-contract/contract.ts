import { readdirSync, readFileSync } from 'node:fs';

/** What this build's queries take for granted of the schema: the part of `contract/*.json` needed while serving. */
export interface QueryContract {
  readonly id: string;
  readonly columns: readonly { readonly name: string; readonly from: string | null }[];
  /** By table. */
  readonly uses: Readonly<Record<string, readonly ColumnUse[]>>;
}

export interface ColumnUse {
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  /** The variants that use it; all of them when absent. */
  readonly variants?: readonly string[];
}

/** Reads the contract of every query. @throws when the folder holds none: the image was built without it */
export function loadContract(folder: URL): QueryContract[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  if (files.length === 0)
    throw new Error('the contract of this build is missing; npm run schema -- contract writes it');
  return files.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as QueryContract);
}
