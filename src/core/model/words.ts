import type { CheckInPartName, RelationKind, SectionKind } from './entities';

/**
 * The words by which headings, labels and parts of an OKR document are known, in lower case. The config's `words` adds to
 * them, so that a team can write in its own language.
 */
export interface Words {
  readonly sections: Readonly<Record<string, SectionKind>>;
  readonly objective: readonly string[];
  readonly keyResult: readonly string[];
  readonly lines: Readonly<Record<string, LineName>>;
  readonly parts: Readonly<Record<string, CheckInPartName>>;
  readonly confidence: Readonly<Record<string, 'high' | 'medium' | 'low'>>;
  readonly none: readonly string[];
  readonly skipped: readonly string[];
  readonly unchanged: readonly string[];
  readonly midCycle: readonly string[];
  readonly endOfCycle: readonly string[];
}

/** A line under an objective that says something about it. */
export type LineName = RelationKind | 'why' | 'owner' | 'type' | 'accepted';

/** What the config's `words` may add: from a word to what it means, in the same groups. */
export type ExtraWords = { readonly [Group in keyof Words]?: Partial<Words[Group]> | undefined };

export const englishWords: Words = {
  sections: {
    context: 'context',
    'key results': 'key-results',
    'key result': 'key-results',
    krs: 'key-results',
    initiatives: 'initiatives',
    'check-ins': 'check-ins',
    'check-in': 'check-ins',
    'check ins': 'check-ins',
    checkins: 'check-ins',
    'weekly check-ins': 'check-ins',
    retrospectives: 'retrospectives',
    retrospective: 'retrospectives',
    conversation: 'conversation',
    planning: 'planning',
    'not now': 'not-now',
    risks: 'risks',
    links: 'links',
    notes: 'notes',
    team: 'team',
  },
  objective: ['objective', 'okr', 'obj', 'problem area'],
  keyResult: ['key result', 'kr'],
  lines: {
    why: 'why',
    owner: 'owner',
    owners: 'owner',
    'contributes to': 'contributes-to',
    supports: 'supports',
    'depends on': 'depends-on',
    type: 'type',
    accepted: 'accepted',
  },
  parts: {
    'goal confidence': 'goal-confidence',
    confidence: 'goal-confidence',
    'results progress': 'results-progress',
    results: 'results-progress',
    issues: 'issues',
    'plan forward': 'plan-forward',
    plan: 'plan-forward',
    wins: 'wins',
    energy: 'energy',
    'right measures': 'right-measures',
  },
  confidence: { high: 'high', medium: 'medium', low: 'low' },
  none: ['none', 'nothing', '-', '–', '—', 'n/a'],
  skipped: ['skipped'],
  unchanged: ['nothing changed', 'no change', 'unchanged'],
  midCycle: ['mid-cycle', 'mid cycle', 'midcycle'],
  endOfCycle: ['end of cycle', 'end-of-cycle'],
};

export function extendWords(base: Words, extra: ExtraWords): Words {
  return {
    sections: { ...base.sections, ...lowerKeys(extra.sections) },
    objective: [...base.objective, ...lower(extra.objective)],
    keyResult: [...base.keyResult, ...lower(extra.keyResult)],
    lines: { ...base.lines, ...lowerKeys(extra.lines) },
    parts: { ...base.parts, ...lowerKeys(extra.parts) },
    confidence: { ...base.confidence, ...lowerKeys(extra.confidence) },
    none: [...base.none, ...lower(extra.none)],
    skipped: [...base.skipped, ...lower(extra.skipped)],
    unchanged: [...base.unchanged, ...lower(extra.unchanged)],
    midCycle: [...base.midCycle, ...lower(extra.midCycle)],
    endOfCycle: [...base.endOfCycle, ...lower(extra.endOfCycle)],
  };
}

function lower(words: readonly (string | undefined)[] | undefined): string[] {
  return (words ?? []).flatMap((word) => (word === undefined ? [] : [word.toLowerCase()]));
}

function lowerKeys<T>(table: Readonly<Record<string, T | undefined>> | undefined): Record<string, T> {
  const entries = Object.entries(table ?? {}).flatMap(([word, meaning]) =>
    meaning === undefined ? [] : [[word.toLowerCase(), meaning] as const],
  );
  return Object.fromEntries(entries);
}

/** A heading's or line's words for looking up: lower case, without marks at its ends. */
export function normalizeWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N})]+$/u, '')
    .replace(/\s+/g, ' ');
}
