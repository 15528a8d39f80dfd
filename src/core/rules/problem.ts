import type { Message } from '../messages/message';
import type { Range } from '../text/position';

/** From the gravest to the lightest. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** What a rule found in a document, with its effective severity. Plain data; `Diagnostic` is the editor's word for it. */
export interface Problem {
  /** The rule's id, such as `align/no-parent`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly uri: string;
  readonly range: Range;
  readonly message: Message;
  readonly related: readonly RelatedPlace[];
  /** The best first. */
  readonly fixes: readonly Fix[];
  /** Whether it depends on the date: left out of the exit status unless asked for. */
  readonly dated: boolean;
}

export interface RelatedPlace {
  readonly uri: string;
  readonly range: Range;
  readonly message: Message;
}

/** An offer to mend a problem. It holds data, no text: `edit/fix.ts` turns it into edits when it is taken. */
export interface Fix {
  readonly title: Message;
  readonly action: FixAction;
}

export type FixAction =
  /** Replaces a range of the problem's document. */
  | { readonly kind: 'replace'; readonly range: Range; readonly newText: string }
  /** Writes a relation line under an objective of the problem's document. */
  | {
      readonly kind: 'add-relation';
      readonly objective: string;
      readonly relation: 'contributes-to' | 'supports' | 'depends-on';
      /** What the line leads to. */
      readonly target: { readonly uri: string; readonly label: string };
    }
  /** Writes frontmatter into a document that has none, or the key `okr` into frontmatter without it. */
  | { readonly kind: 'adopt' }
  /** Opens the check-in of the problem's document. */
  | { readonly kind: 'start-check-in' };
