import { message } from '../messages/message';
import type { OkrDocument } from '../model/entities';
import { comparePositions } from '../text/position';
import type { Problem } from './problem';
import type { Finding, Rule } from './rule';
import { effectiveSeverity, type EffectiveSetting } from './severity';

/** Completes a finding with the rule's identity, its weight and the ids of its messages. */
export function toProblem(finding: Finding, rule: Rule, setting: EffectiveSetting, document: OkrDocument): Problem {
  return {
    rule: rule.id,
    severity: effectiveSeverity(setting, finding, document),
    uri: document.uri,
    range: finding.range,
    message: message(messageId(rule, finding.message ?? 'default'), finding.args),
    related: (finding.related ?? []).map(({ uri, range, message: name, args }) => ({
      uri,
      range,
      message: message(messageId(rule, name), args),
    })),
    fixes: (finding.fixes ?? []).map(({ title, args, action }) => ({
      title: message(messageId(rule, title), args),
      action,
    })),
    dated: rule.dated ?? false,
  };
}

/** The id of one of a rule's messages: the rule's own for `default`, else `<rule>:<name>`. */
export function messageId(rule: Pick<Rule, 'id'>, name: string): string {
  return name === 'default' ? rule.id : `${rule.id}:${name}`;
}

/** By place, then rule; those that are equal stay in the order given. */
export function compareProblems(a: Problem, b: Problem): number {
  return (
    comparePositions(a.range.start, b.range.start) ||
    comparePositions(a.range.end, b.range.end) ||
    compareText(a.rule, b.rule)
  );
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
