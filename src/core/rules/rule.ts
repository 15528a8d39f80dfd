import type { IsoDate } from '../model/calendar';
import type { OkrDocument } from '../model/entities';
import type { MessageArguments } from '../messages/message';
import type { Range } from '../text/position';
import type { WorkspaceView } from '../workspace/view';
import type { FixAction, Severity } from './problem';
import type { Limits } from './config';

export const ruleGroups = ['doc', 'align', 'peer', 'objective', 'kr', 'check-in', 'cycle'] as const;
export type RuleGroup = (typeof ruleGroups)[number];

/**
 * A rule is a value. Its page of documentation is `docs/rules/<id>.md`; the registry, the config's schema, the README's
 * table and the pages' headers are made from these fields, and a test fails when they differ.
 */
export interface Rule {
  /** `group/name`; for ever. */
  readonly id: `${RuleGroup}/${string}`;
  readonly severity: Severity;
  /** Whether `extends: recommended` has it although it is an information or a hint. Errors and warnings always are. */
  readonly starred?: boolean;
  /** Depends on the date (⏱). */
  readonly dated?: boolean;
  /** Whether it asks the workspace about other documents, and so waits until the index is complete. */
  readonly workspace?: boolean;
  /** One sentence: when it fires. */
  readonly summary: string;
  /** English templates with `{argument}` placeholders by name; the id of a message is `<rule id>` or `<rule id>:<name>`. */
  readonly messages: Readonly<Record<string, string>>;
  check(context: RuleContext): Iterable<Finding>;
}

export interface RuleContext {
  readonly document: OkrDocument;
  /** Every question asked here is remembered, and makes the document's problems stale when its answer changes. */
  readonly workspace: WorkspaceView;
  readonly today: IsoDate;
  readonly limits: Limits;
}

/** A problem before severity, suppression and identity are added. */
export interface Finding {
  readonly range: Range;
  /** A name in the rule's `messages`; default `default`. */
  readonly message?: string;
  readonly args?: MessageArguments;
  /** Only where this finding weighs less or more than the rule: a broken reference outside is an information. */
  readonly severity?: Severity;
  readonly related?: readonly { uri: string; range: Range; message: string; args?: MessageArguments }[];
  readonly fixes?: readonly { title: string; args?: MessageArguments; action: FixAction }[];
}
