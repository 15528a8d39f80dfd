import type { Located, Range } from '../text/position';
import type { Movement } from '../metrics/movement';
import type { Cycle, IsoDate } from './calendar';

/**
 * The entities of an OKR document, as `format.md` defines them. They are plain immutable values without text or syntax
 * tree, so that the index can hold those of closed documents. What is not written is `null` or an empty list, never a
 * guess. Every range is 0-based, in UTF-16 units, and refers to the text that was parsed.
 */

export const layers = ['vision', 'strategy', 'company', 'unit', 'team'] as const;
/** From the highest (`vision`) to the lowest (`team`). */
export type Layer = (typeof layers)[number];

export const statuses = ['draft', 'proposed', 'aligned', 'active', 'closed'] as const;
/** The life cycle of a document: the conversation with leadership and peers. */
export type Status = (typeof statuses)[number];

export const cadences = ['week', '2 weeks', 'month'] as const;
export type Cadence = (typeof cadences)[number];

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

export interface OkrDocument {
  /** Identity: the document's URI as `URI.toString()` gives it. */
  readonly uri: string;
  /** Whether the frontmatter has the key `okr`. Without it the file is read on a best effort and offered for adoption. */
  readonly adopted: boolean;
  /** `null` where the file is not adopted or the value is not a layer. */
  readonly layer: Layer | null;
  /** The owner's name: the frontmatter's key of that layer, else the title without the word OKRs and the cycle, else the folder. */
  readonly name: string;
  /** The first heading, where it is not an objective. */
  readonly title: Located<string> | null;
  readonly frontmatter: Frontmatter;
  /** The document's cycle; an objective under a heading of another cycle has its own. */
  readonly cycle: Cycle | null;
  /** `active` where not written. */
  readonly status: Status;
  readonly objectives: readonly Objective[];
  readonly checkIns: readonly CheckIn[];
  readonly retrospectives: readonly Retrospective[];
  readonly conversation: readonly Remark[];
  /** Initiatives in a section of the document's own, not under an objective. */
  readonly initiatives: readonly Initiative[];
  /** All sections in the order of the file, the frontmatter not among them. */
  readonly sections: readonly Section[];
  readonly suppressions: readonly Suppression[];
  /** What parsing itself found wrong: the rules of the group `doc` report it. */
  readonly defects: readonly Defect[];
  /** Places where template text was left standing, for `doc/placeholder`. */
  readonly placeholders: readonly Located<string>[];
  /** The number of lines of the text, for ranges that end with the document. */
  readonly lineCount: number;
}

export interface Frontmatter {
  /** From the opening `---` to the end of the closing one; `null` where there is no frontmatter. */
  readonly range: Range | null;
  /** Every top-level key in the order of the file, with the ranges of key and value (`null` where empty). */
  readonly keys: readonly FrontmatterKey[];
  readonly team: Located<string> | null;
  readonly unit: Located<string> | null;
  readonly company: Located<string> | null;
  readonly owners: readonly Located<string>[];
  readonly members: readonly Located<string>[];
  /** As written; `document.cycle` is what it means. */
  readonly cycle: Located<string> | null;
  readonly status: Located<Status> | null;
  readonly parent: readonly Reference[];
  /** `parent: none`, and its reason where one follows a dash. */
  readonly parentNone: Located<string> | null;
  readonly supports: readonly Reference[];
  readonly dependsOn: readonly Reference[];
  readonly checkIn: CheckInRhythm | null;
  readonly confidenceScale: '0-10' | 'high-medium-low';
}

export interface FrontmatterKey {
  readonly name: string;
  readonly range: Range;
  readonly value: Range | null;
}

/** When a team checks in. Default: each week, on Friday. */
export interface CheckInRhythm {
  readonly every: Cadence;
  readonly day: Weekday;
  /** `HH:MM` in the team's own time, or `null`. */
  readonly at: string | null;
  readonly range: Range;
}

export const sectionKinds = [
  'objective',
  'context',
  'key-results',
  'initiatives',
  'check-ins',
  'check-in',
  'retrospectives',
  'retrospective',
  'conversation',
  'planning',
  'not-now',
  'risks',
  'links',
  'notes',
  'team',
  'cycle',
  'title',
  'other',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

/** A heading and what stands under it up to the next heading of the same or a higher level. */
export interface Section {
  readonly kind: SectionKind;
  readonly title: string;
  /** 1 to 6; a bold paragraph or list item that serves as a heading has 7. */
  readonly level: number;
  /** The anchor that code hosts give the heading, unique in the document. */
  readonly anchor: string;
  readonly heading: Range;
  /** Heading and everything below it, subsections included. */
  readonly range: Range;
}

/** A reference as written; `workspace/references.ts` resolves it. */
export interface Reference {
  /** As written, without the Markdown around it: `../okr.md#O1`. */
  readonly text: string;
  /** Where the target is written: a link's address, or the bare words. */
  readonly range: Range;
  /** The text of the Markdown link, or `null` for a bare reference. */
  readonly linkText: string | null;
  /** `name` of `name:path#O1`. */
  readonly folder: string | null;
  /** Percent-decoded and in NFC, with `/`; empty for the same file; a leading `/` counts from the repository's root. */
  readonly path: string;
  /** Percent-decoded and in NFC, without `#`; empty for the whole document. */
  readonly fragment: string;
  /** A key result named in the text after a link: `[Care](../care/okr.md#o1-…) KR2`. */
  readonly keyResult: Located<string> | null;
}

export type RelationKind = 'contributes-to' | 'supports' | 'depends-on';

/** A relation line under an objective. */
export interface Relation {
  readonly kind: RelationKind;
  readonly references: readonly Reference[];
  /** `Contributes to: none — reason`: the reason, which may be empty. */
  readonly none: Located<string> | null;
  /** The words beside the references, such as what is needed. */
  readonly note: string;
  /** By when a dependency is needed. */
  readonly due: IsoDate | null;
  readonly state: 'asked' | 'agreed' | 'declined' | null;
  readonly range: Range;
}

export interface Objective {
  /** `O1`, `P1`: as JSON and references name it. Numbered by position where no number is written. */
  readonly label: string;
  /** Where the label is written; `null` where it is implied. */
  readonly labelRange: Range | null;
  readonly title: string;
  readonly titleRange: Range;
  /** The anchor of its heading as code hosts make it; empty where it is no heading. */
  readonly anchor: string;
  readonly heading: Range;
  readonly range: Range;
  /** Of the heading it stands under, where a file holds several cycles; else the document's. */
  readonly cycle: Cycle | null;
  /** The text of `Why:`, or `null`. */
  readonly why: string | null;
  /** Whether there is prose under it besides relation lines and lists. */
  readonly prose: boolean;
  readonly owners: readonly string[];
  readonly type: 'committed' | 'aspirational' | null;
  readonly relations: readonly Relation[];
  readonly keyResults: readonly KeyResult[];
  readonly initiatives: readonly Initiative[];
  readonly accepted: readonly Acceptance[];
}

export interface KeyResult {
  /** `KR1`; by position where none is written. */
  readonly label: string;
  readonly labelRange: Range | null;
  /** The sentence without label and trailing parts, Markdown markup removed. */
  readonly text: string;
  readonly textRange: Range;
  /** From the sentence's first character to the last trailing part's end, on the item's own lines. */
  readonly head: Range;
  /** The whole item with its notes, or the table row. */
  readonly range: Range;
  readonly written: 'item' | 'row' | 'paragraph' | 'line';
  readonly owners: readonly string[];
  readonly box: 'ticked' | 'unticked' | null;
  /** What the sentence says, completed by table columns and sub-clauses. */
  readonly movement: Movement;
  readonly now: NowPart | null;
  /** At least 0; 1 where not written; 0 leaves it out of the mean. */
  readonly weight: number;
  readonly type: 'committed' | 'aspirational' | null;
  readonly due: IsoDate | null;
  readonly since: IsoDate | null;
  readonly dropped: { readonly date: IsoDate | null; readonly reason: string } | null;
  readonly targetChanges: readonly TargetChange[];
  readonly monthly: boolean;
  readonly confidential: boolean;
  readonly moves: readonly Reference[];
  readonly shared: readonly Reference[];
  /** Every trailing part that was understood, in order. */
  readonly parts: readonly KeyResultPart[];
  readonly notes: readonly KeyResultNote[];
  readonly accepted: readonly Acceptance[];
}

/** `(now 72%, 2025-07-22, measured)`, `(currently 2.4K)`, or a table's Now column. */
export interface NowPart {
  /** As written: `72%`, `done`. */
  readonly raw: string;
  /** In the target's unit, or `null` where it is not a number that can be compared. */
  readonly value: number | null;
  readonly signed: boolean;
  readonly date: IsoDate | null;
  readonly measured: boolean;
  /** The whole part with its parentheses, or the table cell's text. */
  readonly range: Range;
  /** The value alone. */
  readonly valueRange: Range;
}

/** `(target was 40% until 2025-08-15: tags came late)`. */
export interface TargetChange {
  readonly raw: string;
  readonly value: number | null;
  readonly until: IsoDate | null;
  readonly reason: string;
}

export interface KeyResultPart {
  readonly name:
    | 'now'
    | 'weight'
    | 'type'
    | 'due'
    | 'since'
    | 'dropped'
    | 'target-was'
    | 'monthly'
    | 'confidential'
    | 'moves'
    | 'shared'
    | 'owner'
    | 'tag';
  /** With its parentheses. */
  readonly range: Range;
}

export interface KeyResultNote {
  readonly kind: 'measured' | 'source' | 'sub-target' | 'accepted' | 'other';
  readonly text: string;
  readonly range: Range;
  /** Of a sub-target: `by DATE: VALUE`. */
  readonly due: IsoDate | null;
  readonly value: number | null;
}

export interface Initiative {
  readonly text: string;
  readonly box: 'ticked' | 'unticked' | null;
  /** Labels as written in parentheses: `O1-KR1`. */
  readonly keyResults: readonly Located<string>[];
  readonly movedIt: 'yes' | 'partly' | 'no' | 'too early' | null;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  readonly range: Range;
}

/** `Accepted: rule-id — reason`. */
export interface Acceptance {
  readonly rule: string;
  readonly reason: string;
  readonly range: Range;
}

export const gripParts = ['goal-confidence', 'results-progress', 'issues', 'plan-forward'] as const;
/** The four parts of GRIP, in order. */
export type GripPart = (typeof gripParts)[number];
export type CheckInPartName = GripPart | 'wins' | 'energy' | 'right-measures' | 'other';

export interface CheckIn {
  /** `null` where the heading's date is none. */
  readonly date: IsoDate | null;
  readonly dateRange: Range;
  /** With its `@`. */
  readonly by: string | null;
  /** Words of the heading after date and author. */
  readonly words: string;
  readonly skipped: boolean;
  readonly unchanged: boolean;
  readonly heading: Range;
  readonly range: Range;
  readonly level: number;
  readonly parts: readonly CheckInPart[];
  readonly confidence: readonly ConfidenceEntry[];
  readonly results: readonly ResultEntry[];
  readonly issues: readonly FollowUp[];
  readonly plan: readonly FollowUp[];
}

export interface CheckInPart {
  readonly name: CheckInPartName;
  /** The bold words, without the colon. */
  readonly title: string;
  /** The text of a part that is kept and shown but has no structure. */
  readonly text: string;
  readonly range: Range;
}

export interface ConfidenceEntry {
  /** As written, or `null` where the line names no objective. */
  readonly objective: string | null;
  /** 0 to 10, or `null` where it cannot be read or is off the scale. */
  readonly value: number | null;
  /** `6/10`, `high`. */
  readonly raw: string;
  /** Each member's number, in the order written. */
  readonly round: readonly number[];
  readonly reason: string | null;
  readonly range: Range;
  readonly valueRange: Range;
}

export interface ResultEntry {
  /** As written: `O1-KR1`, `KR1`. */
  readonly label: string;
  readonly labelRange: Range;
  /** Upper case, or `null` where only the key result is named. */
  readonly objective: string | null;
  /** Upper case: `KR1`. */
  readonly keyResult: string;
  /** As written; `null` where a dash says that there is none. */
  readonly raw: string | null;
  readonly valueRange: Range;
  readonly comment: string | null;
  readonly range: Range;
}

/** An issue or a plan item. */
export interface FollowUp {
  /** Without box, trailing parts and owners, Markdown markup removed. */
  readonly text: string;
  readonly box: 'ticked' | 'unticked' | null;
  readonly boxRange: Range | null;
  readonly since: IsoDate | null;
  readonly help: readonly string[];
  readonly owners: readonly string[];
  readonly range: Range;
}

export interface Retrospective {
  readonly date: IsoDate | null;
  readonly kind: 'mid-cycle' | 'end-of-cycle' | 'other';
  readonly words: string;
  readonly parts: readonly { readonly title: string; readonly text: string; readonly range: Range }[];
  readonly scores: readonly Score[];
  readonly heading: Range;
  readonly range: Range;
}

/** 0 to 1, or `null` where it cannot be read. */
export interface Score {
  readonly label: string;
  readonly value: number | null;
  readonly range: Range;
}

/** A line of the conversation between team, leadership and peers. */
export interface Remark {
  readonly date: IsoDate | null;
  readonly by: string | null;
  /** The verb: `asked`, `answered`, `agreed`, `proposed`, `declined`; empty where there is none. */
  readonly act: string;
  readonly text: string;
  readonly range: Range;
}

/** Lines (0-based, both inclusive) on which the named rules are silent; an empty list names all rules. */
export interface Suppression {
  readonly rules: readonly string[];
  readonly firstLine: number;
  readonly lastLine: number;
}

/** Something that parsing could not make sense of. `message` is an id of the rule's messages. */
export interface Defect {
  readonly rule: 'doc/frontmatter' | 'doc/unreadable' | 'doc/cycle' | 'doc/duplicate-label';
  readonly message: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly range: Range;
  /** Replacements for `range` or a part of it that mend the defect, the best first. */
  readonly fixes: readonly { readonly title: string; readonly range: Range; readonly newText: string }[];
  /** Only where it weighs less than the rule. */
  readonly severity?: 'hint';
}
