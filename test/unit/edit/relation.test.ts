import assert from 'node:assert/strict';
import { writeRelation, type NewRelation } from '../../../src/core/edit/relation';
import type { RelationKind } from '../../../src/core/model/entities';
import { WorkspaceIndex } from '../../../src/core/workspace/workspaceIndex';
import { after, parse, root, team } from './documents';

const parent = parse(
  '---\nokr: unit\nunit: Digital Services\ncycle: 2025-Q3\n---\n\n# Digital Services\n\n## O1: Delight [new] customers\n\n- KR1: Reduce drop-off by 25%\n- KR2: Increase NPS from 20 to 35\n',
  'digital services/okr.md',
);
const link = '[Delight \\[new\\] customers](../digital%20services/okr.md#o1-delight-new-customers)';

function related(text: string, kind: RelationKind, mode: NewRelation['mode'] = 'add', label = 'O1'): string {
  const [objective, keyResult] = [parent.objectives[0], parent.objectives[0]?.keyResults[1]];
  assert.ok(objective !== undefined && keyResult !== undefined);
  return after(text, (before, document) => {
    const own = document.objectives.find((each) => each.label === label);
    assert.ok(own !== undefined, before);
    const target = kind === 'depends-on' ? { document: parent, objective, keyResult } : { document: parent, objective };
    return writeRelation(before, document, own, { kind, target, mode });
  });
}

/** Everything behind the heading. */
function body(text: string): string {
  return text.slice(text.indexOf('seamless') + 9);
}

describe('writeRelation', () => {
  it('writes a paragraph of its own behind the heading', () => {
    assert.equal(body(related(team('- KR1: x'), 'contributes-to')), `\nContributes to: ${link}\n\n- KR1: x\n`);
  });

  it('writes it behind the Why and in the order of the relations', () => {
    const text = team('Why: it is', 'what we want.', '', 'Depends on: [Care](../care/okr.md#o1)', '', '- KR1: x');
    assert.equal(
      body(related(text, 'contributes-to')),
      `\nWhy: it is\nwhat we want.\n\nContributes to: ${link}\n\nDepends on: [Care](../care/okr.md#o1)\n\n- KR1: x\n`,
    );
    assert.equal(
      body(related(team('Contributes to: [x](../x.md#o1)', '- KR1: x'), 'depends-on')),
      '\nContributes to: [x](../x.md#o1)\n\nDepends on: [Digital Services](../digital%20services/okr.md#o1-delight-new-customers) KR2\n\n- KR1: x\n',
    );
  });

  it('adds to what is there, or takes its place', () => {
    const text = team('Contributes to: [x](../x.md#o1)', '', '- KR1: x');
    assert.equal(body(related(text, 'contributes-to')), `\nContributes to: [x](../x.md#o1), ${link}\n\n- KR1: x\n`);
    assert.equal(body(related(text, 'contributes-to', 'replace')), `\nContributes to: ${link}\n\n- KR1: x\n`);
    assert.equal(
      body(related(team('**Contributes to:** none — on purpose', '', '- KR1: x'), 'contributes-to')),
      `\n**Contributes to:** ${link}\n\n- KR1: x\n`,
    );
    assert.equal(
      body(related(team('Contributes to:', '', '- KR1: x'), 'contributes-to')),
      `\nContributes to: ${link}\n\n- KR1: x\n`,
    );
    assert.equal(
      body(related(team('Contributes to: our strategy', '', '- KR1: x'), 'contributes-to')),
      `\nContributes to: ${link} — our strategy\n\n- KR1: x\n`,
    );
    assert.equal(
      body(
        related(
          team('Depends on: [Care](../care/okr.md#o1) — tags, by 2025-07-18 (agreed)', '', '- KR1: x'),
          'depends-on',
        ),
      ),
      '\nDepends on: [Care](../care/okr.md#o1) — tags, by 2025-07-18 (agreed)\n\nDepends on: [Digital Services](../digital%20services/okr.md#o1-delight-new-customers) KR2\n\n- KR1: x\n',
    );
  });

  it('resolves to its target, however the objective is written', () => {
    const texts = [
      team('- KR1: x'),
      team('- KR1: x').replaceAll('\n', '\r\n'),
      '\uFEFF---\r\nokr: team\r\n---\r\n\r\nO1: Set in stone\r\n-------\r\n\r\n* Sign 10 customers\r\n',
      '# Explore\n\n## Make it seamless\n\n- Increase completion from 65% to 90%\n- Sign 20 customers\n',
      '- **Objective:** Make it seamless\n  - **Key Result:** Increase completion from 65% to 90%\n',
      '1. **OBJECTIVE: Make it seamless**\n   - KR1: Increase completion from 65% to 90%\n',
      '**Objective 1: Make it seamless**\n\n- KR1: Increase completion from 65% to 90%\n',
      '**Make it seamless**\n\n- Increase completion from 65% to 90%\n',
    ];
    for (const text of texts) {
      for (const kind of ['contributes-to', 'supports', 'depends-on'] as const) {
        const written = parse(related(text, kind));
        const index = new WorkspaceIndex([{ name: 'repository', uri: root, root }]);
        index.set(parent);
        index.set(written);
        assert.equal(written.objectives.length, 1, text);
        const relations = written.objectives[0]?.relations ?? [];
        assert.deepEqual(
          relations.map((relation) => relation.kind),
          [kind],
          text,
        );
        const [reference] = relations[0]?.references ?? [];
        assert.ok(reference !== undefined);
        const resolution = index.resolve(reference, written);
        assert.equal(resolution.kind === 'resolved' && resolution.objective?.label, 'O1');
        assert.equal(
          resolution.kind === 'resolved' && (resolution.keyResult?.label ?? null),
          kind === 'depends-on' ? 'KR2' : null,
        );
        assert.equal(written.objectives[0]?.keyResults.length, parse(text).objectives[0]?.keyResults.length, text);
      }
    }
  });

  it('writes nothing where a row of a table is the objective', () => {
    const text =
      '| Key result | Target |\n| --- | --- |\n| **Objective 1: Make it seamless** | |\n| Completion | 90% |\n';
    if (parse(text).objectives.length > 0) assert.equal(related(text, 'contributes-to'), text);
  });
});
