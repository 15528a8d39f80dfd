import assert from 'node:assert/strict';
import { adoptDocument } from '../../../src/core/edit/adopt';
import { setFrontmatterKey, yamlText } from '../../../src/core/edit/frontmatter';
import { newDocument } from '../../../src/core/edit/newDocument';
import { parseCycle } from '../../../src/core/model/calendar';
import { readYaml } from '../../../src/core/syntax/yaml';
import { after, parse } from './documents';

function set(text: string, key: string, value: string): string {
  return after(text, (before, document) => setFrontmatterKey(before, document, key, value));
}

describe('setFrontmatterKey', () => {
  const text = '---\r\nokr: team   # the layer\r\nstatus: "active" # yes\r\nparent:\r\n---\r\n\r\n# X\r\n';

  it('replaces a value in place, and leaves comments alone', () => {
    assert.equal(set(text, 'status', 'closed'), text.replace('"active"', 'closed'));
    assert.equal(set(text, 'parent', '#O1'), text.replace('parent:', 'parent: "#O1"'));
  });

  it('adds a key as the last, in the line endings of the file', () => {
    assert.equal(set(text, 'owner', '@ana'), text.replace('parent:\r\n', 'parent:\r\nowner: "@ana"\r\n'));
  });

  it('writes frontmatter where there is none, behind a byte order mark', () => {
    assert.equal(set('\uFEFF# X\n', 'okr', 'team'), '\uFEFF---\nokr: team\n---\n\n# X\n');
    assert.equal(parse(set('\uFEFF# X\n', 'okr', 'team')).layer, 'team');
  });

  it('quotes what YAML would take for something else', () => {
    const texts = [
      '../okr.md#O1',
      '#O1',
      '@ana',
      'a: b',
      'yes',
      'null',
      '12',
      '1.5',
      '2025-Q3',
      '2025',
      "L'été",
      '"x"',
      '- a',
      'a #b',
      'FY26-Q1',
      '',
      '{a}',
      '*x',
      'Ünïcode & Co.',
      'x\ny',
    ];
    for (const value of texts) {
      const { entries, faults } = readYaml(`key: ${yamlText(value)}`, 0);
      assert.deepEqual(faults, [], value);
      const read = entries?.[0]?.value;
      assert.equal(read?.kind === 'scalar' ? String(read.value) : null, value);
    }
  });
});

describe('adoptDocument', () => {
  const adopted = (text: string, path?: string): string =>
    after(text, (before, document) => adoptDocument(before, document, { today: '2025-08-01' }), path);

  it('writes layer, name and cycle, as far as they can be read', () => {
    assert.equal(
      adopted('# Explore: OKRs for Q3 2025\n\n## O1: x\n'),
      '---\nokr: team\nteam: Explore\ncycle: 2025-Q3\n---\n\n# Explore: OKRs for Q3 2025\n\n## O1: x\n',
    );
    assert.match(
      adopted('# OKRs\n\n## O1: x\n', 'care/2025-H1.okr.md'),
      /^---\nokr: team\nteam: care\ncycle: 2025-H1\n---\n\n/,
    );
    assert.match(
      adopted('# Company OKRs 2025\n\n## O1: x\n', 'okr.md'),
      /^---\nokr: company\ncompany: .*\ncycle: 2025\n---\n\n/,
    );
    assert.match(adopted('# Our vision\n\n## P1: x\n'), /^---\nokr: vision\ncycle: 2025-Q3\n---\n/);
    assert.match(adopted('# Explore\n\n## O1: x\n\n## Check-ins\n\n### 2025-05-02\n'), /cycle: 2025-Q2\n/);
    assert.match(adopted('# Explore\n\n## O1: x\n'), /cycle: 2025-Q3\n/);
  });

  it('completes frontmatter that is there', () => {
    assert.equal(
      adopted('---\r\n# ours\r\nteam: Explore\r\ncycle: 2025-Q2\r\n---\r\n\r\n## O1: x\r\n'),
      '---\r\nokr: team\r\n# ours\r\nteam: Explore\r\ncycle: 2025-Q2\r\n---\r\n\r\n## O1: x\r\n',
    );
  });

  it('leaves an adopted document alone', () => {
    const text = '---\nokr: team\n---\n';
    assert.equal(adopted(text), text);
  });
});

describe('newDocument', () => {
  it('is a document of its layer, whose template text is pointed out', () => {
    for (const layer of ['company', 'unit', 'team'] as const) {
      const cycle = parseCycle('2025-Q3');
      assert.ok(cycle !== null);
      const document = parse(newDocument({ layer, name: 'A & B: "new"', cycle, parent: '../okr.md#O1' }));
      assert.deepEqual(
        [document.layer, document.name, document.cycle?.name, document.status],
        [layer, 'A & B: "new"', '2025-Q3', 'draft'],
      );
      assert.deepEqual(document.defects, []);
      assert.deepEqual(
        document.objectives.map(({ label, keyResults }) => [label, keyResults.length]),
        [['O1', 2]],
      );
      assert.equal(document.frontmatter.parent[0]?.fragment, 'O1');
      assert.ok(document.placeholders.length >= 3);
    }
  });
});
