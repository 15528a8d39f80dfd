import { parseArgs } from 'node:util';
import { isIsoDate, type IsoDate } from '../core/model/calendar';
import { nearest } from '../service/nearest';
import { usageFailure } from './failure';

/** An option of a command. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** What it may be. */
  readonly values?: readonly string[];
  /** Values that a later version will know. */
  readonly later?: readonly string[];
  /** How its value is called in the help. */
  readonly valueName?: string;
  /** Id of its line in the help. */
  readonly help: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** What was written behind a command. */
export interface Arguments {
  readonly paths: readonly string[];
  /** All values of an option, in order; empty where it was not given. */
  all(name: string): readonly string[];
  /** The value of an option that may be given once. */
  one(name: string): string | null;
  has(name: string): boolean;
}

/** Options that every command has. */
export const commonOptions: OptionSpecs = {
  today: { type: 'string', valueName: 'DATE', help: 'help.option.today' },
  'no-color': { type: 'boolean', help: 'help.option.no-color' },
  help: { type: 'boolean', help: 'help.option.help' },
};

/**
 * Reads what stands behind a command.
 * @param later options that a later version will have
 * @throws {Failure} where an option is unknown, or a value is missing or none of those allowed
 */
export function readArguments(
  command: string,
  argv: readonly string[],
  own: OptionSpecs,
  later: readonly string[] = [],
): Arguments {
  const specs: OptionSpecs = { ...own, ...commonOptions };
  const options = Object.fromEntries(Object.entries(specs).map(([name, { type }]) => [name, { type }]));
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string[]>();
  const paths: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value);
    if (token.kind !== 'option') continue;
    const name = token.name === 'h' ? 'help' : token.name;
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    if (spec === undefined) throw unknownOption(command, token.rawName, name, Object.keys(specs), later);
    const value = readValue(token.rawName, spec, token.value, token.inlineValue === true);
    const known = values.get(name) ?? [];
    if (known.length > 0 && spec.type === 'string' && spec.multiple !== true)
      throw usageFailure('usage.twice', { name: token.rawName });
    values.set(name, [...known, value]);
  }
  return {
    paths,
    all: (name) => values.get(name) ?? [],
    one: (name) => values.get(name)?.[0] ?? null,
    has: (name) => values.has(name),
  };
}

/** The date that rules see: `--today`, else the machine's. */
export function readToday(given: Arguments): IsoDate {
  return readDate(given, 'today') ?? machineDate();
}

/** A date given by an option. @throws {Failure} where it is none */
export function readDate(given: Arguments, name: string): IsoDate | null {
  const value = given.one(name);
  if (value !== null && !isIsoDate(value)) throw usageFailure('usage.no-date', { name: `--${name}`, value });
  return value;
}

function machineDate(): IsoDate {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function readValue(rawName: string, spec: OptionSpec, value: string | undefined, isInline: boolean): string {
  if (spec.type === 'boolean') {
    if (value !== undefined) throw usageFailure('usage.needs-no-value', { name: rawName });
    return '';
  }
  const isOption = !isInline && value !== undefined && /^--[a-z]/.test(value);
  if (value === undefined || isOption) throw usageFailure('usage.needs-value', { name: rawName });
  const allowed = spec.values ?? [];
  if (spec.later?.includes(value) === true)
    throw usageFailure('usage.later-value', { name: rawName, value, allowed: allowed.join(', ') });
  if (allowed.length > 0 && !allowed.includes(value)) {
    throw usageFailure('usage.value', { name: rawName, value, allowed: allowed.join(', ') });
  }
  return value;
}

function unknownOption(
  command: string,
  rawName: string,
  name: string,
  known: readonly string[],
  later: readonly string[],
): Error {
  if (later.includes(name)) return usageFailure('usage.later-option', { name: rawName });
  const near = nearest(name, known);
  if (near === null) return usageFailure('usage.unknown-option', { command, name: rawName });
  return usageFailure('usage.unknown-option.near', { command, name: rawName, near: `--${near}` });
}
