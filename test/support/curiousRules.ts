import type { OkrDocument } from '../../src/core/model/entities';
import type { Finding, Rule, RuleContext } from '../../src/core/rules/rule';
import { candidatesFor } from '../../src/core/workspace/candidates';
import { referencesOf } from '../../src/core/workspace/contributing';
import type { Contribution, ObjectivePlace } from '../../src/core/workspace/view';
import { range } from '../../src/core/text/position';

/** Rules that ask every question there is and report each answer, so that a stale one shows. */

const start = range(0, 0, 0, 0);

function rule(name: string, check: (context: RuleContext) => Iterable<Finding>): Rule {
  return {
    id: `align/${name}`,
    severity: 'warning',
    workspace: true,
    summary: name,
    messages: { default: '{answer}', related: 'here' },
    check,
  };
}

function finding(answer: string, related: Finding['related'] = []): Finding {
  return { range: start, args: { answer }, related };
}

function describePlace({ document, objective }: ObjectivePlace): string {
  return `${document.uri} ${objective.label} ${objective.title} ${document.status} ${document.cycle?.name ?? ''}`;
}

function describeContribution({ from, to, keyResult, reference }: Contribution): string {
  const moved =
    keyResult === null
      ? ''
      : `${keyResult.label} ${keyResult.text} ${keyResult.movement.target ?? ''} ${keyResult.now?.raw ?? ''}`;
  return `${describePlace(from)} → ${describePlace(to)} ${moved} by ${reference.text}`;
}

function related(document: OkrDocument, place: Finding['range']): Finding['related'] {
  return [{ uri: document.uri, range: place, message: 'related' }];
}

export const curiousRules: readonly Rule[] = [
  rule('resolve', function* ({ document, workspace }) {
    for (const reference of referencesOf(document)) {
      const found = workspace.resolve(reference, document);
      if (found.kind !== 'resolved')
        yield finding(
          `${reference.text}: ${JSON.stringify({ ...found, document: found.kind === 'missing' ? found.document?.uri : null })}`,
        );
      else if (found.objective === null)
        yield finding(
          `${reference.text}: ${found.document.uri}`,
          related(found.document, found.document.title?.range ?? start),
        );
      else
        yield finding(
          `${reference.text}: ${describePlace({ document: found.document, objective: found.objective })}`,
          related(found.document, found.keyResult?.range ?? found.objective.heading),
        );
    }
  }),
  rule('contributors', function* ({ document, workspace }) {
    for (const objective of document.objectives) {
      for (const each of workspace.contributors({ document, objective })) {
        yield finding(describeContribution(each), related(each.from.document, each.from.objective.titleRange));
      }
    }
  }),
  rule('ancestors', function* ({ document, workspace }) {
    for (const objective of document.objectives) {
      for (const each of workspace.contributions({ document, objective })) {
        yield finding(describeContribution(each));
        for (const next of workspace.contributions(each.to)) yield finding(`then ${describeContribution(next)}`);
        for (const sibling of workspace.contributors(each.to)) yield finding(`beside ${describePlace(sibling.from)}`);
      }
    }
  }),
  rule('above', function* ({ document, workspace }) {
    for (const other of workspace.above(document)) {
      yield finding(
        `${other.uri} ${other.name} ${other.objectives.map(({ title }) => title).join(', ')}`,
        related(other, other.title?.range ?? start),
      );
    }
  }),
  rule('all', function* ({ document, workspace }) {
    const all = workspace
      .documents()
      .map(({ uri, layer, checkIns }) => `${uri} ${layer ?? ''} ${checkIns.map(({ date }) => date).join(' ')}`);
    yield finding(`${document.uri}: ${all.join('\n')}`);
  }),
  rule('unit', function* ({ document, workspace }) {
    yield finding(`${workspace.unitOf(document)}`);
    for (const other of workspace.above(document)) yield finding(`${other.uri} ${workspace.unitOf(other)}`);
  }),
  rule('neighbour', function* ({ document, workspace }) {
    const other = workspace.get(document.uri.replace(/[^/]*$/, 'okr.md'));
    yield finding(
      other === undefined
        ? 'nobody'
        : `${other.uri} ${other.frontmatter.owners.map(({ value }) => value).join(' ')} ${other.conversation.length}`,
    );
  }),
  rule('candidates', function* ({ document, workspace }) {
    for (const reference of referencesOf(document)) {
      for (const { newText, objective } of candidatesFor(reference, document, document.cycle, workspace)) {
        yield finding(`${reference.text} could be ${newText} ${objective?.title ?? ''}`);
      }
    }
  }),
  rule('anchors', function* ({ workspace }) {
    for (const { uri, name } of workspace.withAnchor('o1-delight-new-customers')) yield finding(`${uri} ${name}`);
  }),
  rule('date', function* ({ document, today }) {
    yield finding(`${document.status} on ${today}`);
  }),
  {
    ...rule('limits', function* ({ limits }) {
      yield finding(`${limits.objectives}`);
    }),
    workspace: false,
  },
];
