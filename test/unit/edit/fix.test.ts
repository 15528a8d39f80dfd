import assert from 'node:assert/strict';
import { fixEdits } from '../../../src/core/edit/fix';
import type { FixAction } from '../../../src/core/rules/problem';
import { WorkspaceIndex } from '../../../src/core/workspace/workspaceIndex';
import { after, parse, root, team } from './documents';

const unit = parse(
  '---\nokr: unit\nunit: Digital Services\ncycle: 2025-Q3\n---\n\n# Digital Services\n\n## O1: Delight customers\n\n- KR1: Reduce drop-off by 25%\n',
  'okr.md',
);

function fixed(text: string, action: FixAction): string {
  const index = new WorkspaceIndex([{ name: 'repository', uri: root, root }]);
  index.set(unit);
  return after(text, (before, document) =>
    fixEdits(before, document, action, index, { adoption: { today: '2025-08-01' } }),
  );
}

describe('fixEdits', () => {
  const text = team('- KR1: Increase completion from 65% to 90%');

  it('replaces a range', () => {
    const range = { start: { line: 1, character: 5 }, end: { line: 1, character: 9 } };
    assert.equal(fixed(text, { kind: 'replace', range, newText: 'unit' }), text.replace('okr: team', 'okr: unit'));
  });

  it('writes a relation to an objective or a key result', () => {
    const relation = { kind: 'add-relation', objective: 'O1', relation: 'contributes-to' } as const;
    assert.ok(
      fixed(text, { ...relation, target: { uri: unit.uri, label: 'O1' } }).includes(
        '\nContributes to: [Delight customers](../okr.md#o1-delight-customers)\n\n',
      ),
    );
    assert.ok(
      fixed(text, { ...relation, target: { uri: unit.uri, label: 'O1-KR1' } }).includes(
        '\nContributes to: [Delight customers](../okr.md#o1-delight-customers) KR1\n\n',
      ),
    );
  });

  it('writes a parent into the frontmatter where the objective is the row of a table', () => {
    const table = team()
      .replace('## O1: Make it seamless\n', '')
      .replace(
        /## O1.*\n/,
        '| Key result | Target |\n| --- | --- |\n| **Objective 1: Make it seamless** | |\n| KR1: Completion from 65% | 90% |\n',
      );
    const after = fixed(table, {
      kind: 'add-relation',
      objective: 'O1',
      relation: 'contributes-to',
      target: { uri: unit.uri, label: 'O1' },
    });
    assert.ok(after.includes('cycle: 2025-Q3\nparent: ../okr.md#O1\n---\n'), after);
  });

  it('adopts a document', () => {
    assert.ok(
      fixed('# Explore\n\n## O1: x\n', { kind: 'adopt' }).startsWith(
        '---\nokr: team\nteam: Explore\ncycle: 2025-Q3\n---\n\n# Explore\n',
      ),
    );
  });

  it('writes nothing where there is nothing to write', () => {
    const relation = { kind: 'add-relation', relation: 'contributes-to' } as const;
    assert.equal(fixed(text, { ...relation, objective: 'O1', target: { uri: `${root}/gone.md`, label: 'O1' } }), text);
    assert.equal(fixed(text, { ...relation, objective: 'O9', target: { uri: unit.uri, label: 'O1' } }), text);
    assert.equal(fixed(text, { kind: 'start-check-in' }), text);
  });
});
