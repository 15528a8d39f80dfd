import type { OkrDocument } from '../model/entities';
import { compileGlobs } from '../text/glob';
import { pathWithin } from '../workspace/uris';
import { defaultConfig, type Config, type Limits, type RuleSetting } from './config';
import { severities, type Severity } from './problem';
import type { Finding, Rule } from './rule';

/** How a rule applies to one document. */
export interface EffectiveSetting {
  readonly severity: Severity;
  /** Whether the config names the severity; then nothing weighs more than that. */
  readonly isChosen: boolean;
  readonly limits: Limits;
}

type Settings = Readonly<Record<string, RuleSetting>>;

/**
 * The config's answer to which rules apply to a document and how gravely, prepared once for all documents: the preset,
 * then `rules`, then every override whose globs match, the last one winning.
 */
export class SeverityTable {
  private readonly base: string | null;
  private readonly limits: Limits;
  private readonly common: ReadonlyMap<string, EffectiveSetting | null>;
  private readonly overrides: readonly { readonly matches: (path: string) => boolean; readonly rules: Settings }[];

  constructor(rules: readonly Rule[], config: Config) {
    this.base = config.base;
    this.limits = config.limits;
    this.common = new Map(
      rules.map((rule) => [rule.id, applySetting(presetOf(rule, config), config.rules[rule.id], config.limits)]),
    );
    this.overrides = config.overrides.map(({ files, rules: settings }) => ({
      matches: compileGlobs(files),
      rules: settings,
    }));
  }

  /** The settings of a document's rules by id; `null` where a rule is off. */
  forDocument(uri: string): ReadonlyMap<string, EffectiveSetting | null> {
    const path = this.base === null ? null : pathWithin(this.base, uri);
    const matching = path === null ? [] : this.overrides.filter(({ matches }) => matches(path));
    if (matching.length === 0) return this.common;
    const settings = new Map(this.common);
    for (const { rules } of matching) {
      for (const [id, setting] of Object.entries(rules)) {
        settings.set(id, applySetting(settings.get(id) ?? null, setting, this.limits));
      }
    }
    return settings;
  }
}

/** The innermost config whose folder holds the document; the defaults where none does. */
export function configFor(uri: string, configs: readonly Config[]): Config {
  const around = configs.filter(({ base }) => base !== null && pathWithin(base, uri) !== null);
  const innermost = around.toSorted((a, b) => (b.base?.length ?? 0) - (a.base?.length ?? 0))[0];
  return innermost ?? configs.find(({ base }) => base === null) ?? defaultConfig;
}

/** `recommended` has errors, warnings and what bears a star; `strict` has all. */
function presetOf(rule: Rule, { extends: preset, limits }: Config): EffectiveSetting | null {
  const isRecommended = rule.severity === 'error' || rule.severity === 'warning' || rule.starred === true;
  return preset === 'strict' || isRecommended ? { severity: rule.severity, isChosen: false, limits } : null;
}

function applySetting(
  before: EffectiveSetting | null,
  setting: RuleSetting | undefined,
  limits: Limits,
): EffectiveSetting | null {
  if (setting === undefined) return before;
  if (setting.severity === 'off') return null;
  return { severity: setting.severity, isChosen: true, limits: { ...(before?.limits ?? limits), ...setting.options } };
}

/**
 * What a finding weighs in the end. One that says itself what it weighs is not made graver by the config, only lighter; on
 * drafts everything but errors is a hint.
 */
export function effectiveSeverity(
  { severity, isChosen }: EffectiveSetting,
  finding: Finding,
  document: OkrDocument,
): Severity {
  const own = finding.severity ?? severity;
  const effective = isChosen ? lighter(severity, own) : own;
  return document.status === 'draft' && effective !== 'error' ? 'hint' : effective;
}

function lighter(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) > severities.indexOf(b) ? a : b;
}
