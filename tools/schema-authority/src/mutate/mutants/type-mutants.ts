import type { Column, Relation } from '../../catalog/catalog.ts';
import { vectorDimension } from '../../rules/types.ts';
import { ofColumn, type Mutant } from '../mutant.ts';
import { name } from './literal.ts';

interface Retyping {
  readonly kind:
    'retype column' | 'narrow column' | 'widen column' | 'change vector dimension' | 'change collation';
  readonly to: string;
  /** How the rows that exist are converted; a cast when absent. */
  readonly using?: string;
}

/** Other types for every column. */
export function typeMutants(table: Relation): Mutant[] {
  return table.columns
    .filter(({ generated }) => generated !== 'stored' && generated !== 'virtual')
    .flatMap((column) =>
      retypings(column).map(({ kind, to, using }) =>
        ofColumn(kind, table.name, column.name, {
          sql:
            `ALTER TABLE ${name(table.name)} ALTER COLUMN ${name(column.name)} TYPE ${to} ` +
            `USING ${using ?? `${name(column.name)}::${to.replace(/ COLLATE .*/, '')}`}`,
        }),
      ),
    );
}

function retypings({ name: column, type }: Column): Retyping[] {
  const [, base = type, modifiers = '', rest = ''] =
    /^([a-z ]+?)(?:\(([\d,]+)\))?( with(?:out)? time zone)?$/.exec(type) ?? [];
  const length = Number(modifiers);
  const dimension = vectorDimension(type);
  if (dimension !== null && dimension > 1) {
    const half = Math.floor(dimension / 2);
    const using = `subvector(${name(column)}, 1, ${half})::vector(${half})`;
    return [{ kind: 'change vector dimension', to: `vector(${half})`, using }];
  }
  const of = (kind: Retyping['kind'], to: string): Retyping => ({ kind, to });
  switch (`${base}${rest}`) {
    case 'text':
      return [
        of('retype column', 'varchar'),
        of('narrow column', 'varchar(100)'),
        of('change collation', 'text COLLATE "und-x-icu"'),
      ];
    case 'character varying':
      return length === 0
        ? [of('retype column', 'text'), of('narrow column', 'varchar(100)')]
        : [
            of('widen column', 'text'),
            of('widen column', `varchar(${length * 2})`),
            of('narrow column', `varchar(${length - 1})`),
          ];
    case 'smallint':
      return [of('widen column', 'integer'), of('retype column', 'text')];
    case 'integer':
      return [of('widen column', 'bigint'), of('narrow column', 'smallint'), of('retype column', 'text')];
    case 'bigint':
      return [of('narrow column', 'integer'), of('retype column', 'text'), of('retype column', 'numeric')];
    case 'numeric':
      return [of('retype column', 'double precision')];
    case 'boolean':
      return [of('retype column', 'text')];
    case 'timestamp with time zone':
      return [
        of('retype column', 'timestamp'),
        of('narrow column', 'timestamptz(0)'),
        of('retype column', 'text'),
      ];
    case 'timestamp without time zone':
      return [of('retype column', 'timestamptz')];
    case 'date':
      return [of('retype column', 'timestamptz')];
    case 'jsonb':
      return [of('retype column', 'text'), of('retype column', 'json')];
    default:
      return [of('retype column', 'text')];
  }
}
