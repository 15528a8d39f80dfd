import type { ExtraWords } from '../model/words';
import type { Severity } from './problem';

/** Numbers that teams may see differently. */
export interface Limits {
  /** Objectives of one owner in one cycle, at most. */
  readonly objectives: number;
  /** Key results of one objective, at least and at most. */
  readonly keyResultsMin: number;
  readonly keyResultsMax: number;
  /** Size of a document in bytes, at most. */
  readonly documentBytes: number;
  /** Days by which a parent's cycle may miss the child's at either end. */
  readonly cycleDays: number;
  /** Days that a check-in may be late. */
  readonly checkInDays: number;
}

export const defaultLimits: Limits = {
  objectives: 3,
  keyResultsMin: 2,
  keyResultsMax: 5,
  documentBytes: 1_048_576,
  cycleDays: 14,
  checkInDays: 3,
};

export type Preset = 'recommended' | 'strict';

/** What the config says of one rule; the options are limits that hold for this rule alone. */
export interface RuleSetting {
  readonly severity: Severity | 'off';
  readonly options: Partial<Limits>;
}

/** Settings for the documents that a glob matches; the last override that matches wins. */
export interface Override {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/** `okr.config.json`, completed by defaults. */
export interface Config {
  /** URI of the folder that holds the file, without a trailing slash; globs count from there. `null` without a file. */
  readonly base: string | null;
  readonly extends: Preset;
  readonly files: readonly string[];
  readonly exclude: readonly string[];
  /** From a name that references may use to a path from the config's folder. */
  readonly folders: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly overrides: readonly Override[];
  /** Month, 1 to 12. */
  readonly fiscalYearStart: number;
  readonly limits: Limits;
  readonly words: ExtraWords;
}

export const defaultConfig: Config = {
  base: null,
  extends: 'recommended',
  files: [],
  exclude: [],
  folders: {},
  rules: {},
  overrides: [],
  fiscalYearStart: 1,
  limits: defaultLimits,
  words: {},
};
