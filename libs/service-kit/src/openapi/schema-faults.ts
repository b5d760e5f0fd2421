import { type ErrorObject } from 'ajv/dist/2020.js';
import { limitName } from '../limits/limit.ts';
import { LIMIT_KEYWORDS } from '../limits/schema-limits.ts';
import { isObject, pointerSegment } from './json.ts';
import { type Fault } from './operation.ts';

/**
 * Ajv's errors as sentences for the person who sent the value. Of a failed oneOf or anyOf only the branch that came
 * nearest is told, or, when the branches differ by their required properties, which of those to give.
 */
export function faultsOf(errors: readonly ErrorObject[]): Fault[] {
  return withoutDuplicates(chooseBranches(errors).map(toFault));
}

/** Errors inside branches are replaced by the nearest branch's; inner choices were made before outer ones. */
function chooseBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  let remaining = errors.filter((error) => !NOISE.has(error.keyword));
  for (const choice of errors.filter(isChoice)) {
    const before = remaining.slice(0, remaining.indexOf(choice));
    const inside = before.filter((error) => belongsTo(choice, error));
    if (inside.length === 0) continue;
    const requiredOnly = inside.every((error) => isRequiredAt(error, choice.instancePath));
    const kept = requiredOnly
      ? [choice]
      : nearestBranch(ofRightType(inside, choice), `${choice.schemaPath}/`);
    remaining = remaining.flatMap((error) =>
      error === choice ? kept : inside.includes(error) ? [] : [error],
    );
  }
  return remaining;
}

const NOISE = new Set(['if']);

function isChoice(error: ErrorObject): boolean {
  return error.keyword === 'oneOf' || error.keyword === 'anyOf';
}

/**
 * Ajv tells the errors of the branches before that of the choice. A branch that is a `$ref` may have schema paths of its
 * own, so what stands beside the choice is told by its schema object.
 */
function belongsTo(choice: ErrorObject, error: ErrorObject): boolean {
  const inPlace =
    error.instancePath === choice.instancePath || error.instancePath.startsWith(`${choice.instancePath}/`);
  return inPlace && error.parentSchema !== choice.parentSchema;
}

/** Without the errors of branches for values of another type, unless all are. */
function ofRightType(errors: readonly ErrorObject[], { instancePath }: ErrorObject): readonly ErrorObject[] {
  const here = errors.filter((error) => error.instancePath === instancePath);
  const wrong = new Set(
    here.filter(({ keyword }) => keyword === 'type').map(({ parentSchema }) => parentSchema),
  );
  const right = errors.filter((error) => !here.includes(error) || !wrong.has(error.parentSchema));
  return right.length > 0 ? right : errors;
}

function isRequiredAt(error: ErrorObject, instancePath: string): boolean {
  return error.keyword === 'required' && error.instancePath === instancePath;
}

/** The branch whose errors are fewest: most of the value fits it. */
function nearestBranch(errors: readonly ErrorObject[], prefix: string): ErrorObject[] {
  const branches = Map.groupBy(errors, (error) =>
    error.schemaPath.startsWith(prefix)
      ? error.schemaPath.slice(prefix.length).split('/', 1)[0]
      : error.schemaPath.split('/').slice(0, 4).join('/'),
  );
  const [nearest] = [...branches.values()].sort((a, b) => a.length - b.length);
  return nearest ?? [];
}

function toFault(error: ErrorObject): Fault {
  const params: Record<string, unknown> = error.params;
  const named = params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty'];
  const pointer = error.instancePath + (typeof named === 'string' ? pointerSegment(named) : '');
  return { pointer, detail: sentence(error, params), ...exceededLimit(error, params) };
}

/** What an error says about a limit. A value of a map has its limit from the map. */
function exceededLimit(
  { keyword, instancePath, schemaPath }: ErrorObject,
  params: Record<string, unknown>,
): Partial<Fault> {
  const unit = LIMIT_KEYWORDS[keyword];
  if (unit === undefined) return {};
  const ofMap = schemaPath.endsWith(`/additionalProperties/${keyword}`);
  const place = ofMap ? instancePath.replace(/\/[^/]*$/, '') : instancePath;
  return { limit: limitName(place, unit), limit_value: Number(params['limit']) };
}

function sentence(error: ErrorObject, params: Record<string, unknown>): string {
  const limit = String(params['limit']);
  const parent = error.parentSchema ?? {};
  switch (error.keyword) {
    case 'required':
    case 'dependentRequired':
      return 'is required';
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'is not a known property';
    case 'type':
      return `must be ${typeNames(params['type'])}, not ${typeOf(error.data)}`;
    case 'enum':
      return `must be one of ${(params['allowedValues'] as unknown[]).map(asText).join(', ')}`;
    case 'const':
      return `must be ${asText(params['allowedValue'])}`;
    case 'minimum':
      return `must be at least ${limit}`;
    case 'maximum':
      return `must be at most ${limit}`;
    case 'exclusiveMinimum':
      return `must be greater than ${limit}`;
    case 'exclusiveMaximum':
      return `must be less than ${limit}`;
    case 'multipleOf':
      return `must be a multiple of ${String(params['multipleOf'])}`;
    case 'minLength':
      return limit === '1' ? 'must not be empty' : `must be at least ${limit} characters long`;
    case 'maxLength':
      return `must be at most ${limit} characters long`;
    case 'minItems':
    case 'maxItems':
      return `must have ${bounds(parent['minItems'], parent['maxItems'])} items, not ${sizeOf(error.data)}`;
    case 'minProperties':
    case 'maxProperties':
      return `must have ${bounds(parent['minProperties'], parent['maxProperties'])} properties, not ${sizeOf(error.data)}`;
    case 'uniqueItems':
      return `must not repeat an item: items ${String(params['j'])} and ${String(params['i'])} are equal`;
    case 'pattern':
      return `must ${parent['x-pattern-means'] ?? `match the pattern ${String(params['pattern'])}`}`;
    case 'format':
      return `must be ${FORMATS[String(params['format'])] ?? `of the format ${String(params['format'])}`}`;
    case 'oneOf':
    case 'anyOf':
      return choiceSentence(error);
    default:
      return error.message ?? 'is not valid';
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'a date and time with offset, such as 2026-11-24T01:51:33Z',
  date: 'a date, such as 2026-11-24',
  uuid: 'a UUID',
  uri: 'a URI',
  int32: 'an integer of 32 bits',
  int64: 'an integer between -9007199254740991 and 9007199254740991',
};

function choiceSentence(error: ErrorObject): string {
  const branches = Array.isArray(error.schema) ? (error.schema as unknown[]) : [];
  const required = branches.map((branch) => (isObject(branch) ? branch['required'] : undefined));
  const how = error.keyword === 'oneOf' ? 'exactly one' : 'at least one';
  if (required.length > 0 && required.every((names) => Array.isArray(names) && names.length > 0)) {
    return `must have ${how} of ${required.map((names) => (names as string[]).join(' with ')).join(', ')}`;
  }
  return `must match ${how} of its ${branches.length} allowed forms`;
}

function bounds(min: unknown, max: unknown): string {
  if (min === max) return `exactly ${String(min)}`;
  if (min === undefined) return `at most ${String(max)}`;
  return max === undefined ? `at least ${String(min)}` : `${String(min)} to ${String(max)}`;
}

const ARTICLES: Readonly<Record<string, string>> = { integer: 'an', array: 'an', object: 'an', null: '' };

function typeNames(types: unknown): string {
  const names = Array.isArray(types) ? types.map(String) : String(types).split(',');
  return names.map((name) => `${ARTICLES[name] ?? 'a'} ${name}`.trim()).join(' or ');
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  const type = Array.isArray(value) ? 'array' : typeof value;
  return `${ARTICLES[type] ?? 'a'} ${type}`;
}

function sizeOf(value: unknown): number {
  return Array.isArray(value) ? value.length : Object.keys(value as object).length;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function withoutDuplicates(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.pointer} ${fault.detail}`, fault])).values()];
}
