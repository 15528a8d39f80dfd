import assert from 'node:assert/strict';
import { formatMessage, type Message } from '../../src/core/messages/message';
import { applyEdits, LineIndex } from '../../src/core/text/lineIndex';
import type { Position } from '../../src/core/text/position';
import type { WorkspaceIndex } from '../../src/core/workspace/workspaceIndex';
import { completeReference } from '../../src/service/completion';
import { findDefinition } from '../../src/service/definition';
import { findDocumentLinks } from '../../src/service/documentLinks';
import { hoverReference } from '../../src/service/hover';
import { serviceMessages } from '../../src/service/messages';
import { referenceAt, referencesIn } from '../../src/service/referencesIn';
import { documentText, indexOf, opened, uriOf } from '../support/documents';

const today = '2025-08-20';
const say = (message: Message): string => formatMessage(message, serviceMessages);

const company = documentText({
  okr: 'company',
  name: 'Bank',
  cycle: '2025',
  body: '## O1: Delight new customers\n\n- KR1: Reduce drop-off from 40% to 30% (now 35%)\n- KR2: Increase NPS from 20 to 35\n\n## O2: Expand into new segments\n\n- KR1: Grow C from 1 to 2',
});

/** A team's document in which `|` marks the caret. */
function withCaret(marked: string): {
  readonly text: string;
  readonly at: Position;
  readonly index: WorkspaceIndex;
  readonly uri: string;
} {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return {
    text,
    at: new LineIndex(text).positionAt(offset),
    index: indexOf({ 'okr.md': company, 'explore/okr.md': text }),
    uri: uriOf('explore/okr.md'),
  };
}

function team({ keys = [], line = '' }: { keys?: readonly string[]; line?: string }): string {
  return documentText({ keys, body: `## O1: Delight in the first week\n\n${line}\n\n- KR1: Grow D from 1 to 2` });
}

function definition(marked: string) {
  const { at, index, uri } = withCaret(marked);
  return findDefinition(index, index.get(uri) ?? assert.fail(), at);
}

describe('References in a document', () => {
  const text = documentText({
    keys: ['parent: ../okr.md#O1', 'depends-on: ["../care/okr.md#O1", "../care/okr.md#O2"]'],
    body: '## O1: Seamless\n\nSupports: [Care](../care/okr.md#o1-answers) KR2, ../lone/okr.md#O1\n\n- KR1: Grow D from 1 to 2 (moves ../okr.md#O1-KR1)\n- KR2: Grow E from 1 to 2 (shared ../care/okr.md#O1-KR1)',
  });
  const document = indexOf({ 'explore/okr.md': text }).get(uriOf('explore/okr.md')) ?? assert.fail();

  it('are found in frontmatter, relation lines and key results', () => {
    assert.deepEqual(
      referencesIn(document).map(({ kind, reference, objective }) => [kind, reference.text, objective?.label ?? null]),
      [
        ['contributes-to', '../okr.md#O1', null],
        ['depends-on', '../care/okr.md#O1', null],
        ['depends-on', '../care/okr.md#O2', null],
        ['supports', '../care/okr.md#o1-answers', 'O1'],
        ['supports', '../lone/okr.md#O1', 'O1'],
        ['moves', '../okr.md#O1-KR1', 'O1'],
        ['shared', '../care/okr.md#O1-KR1', 'O1'],
      ],
    );
  });

  it('are meant by their text as well as by their address', () => {
    const lines = new LineIndex(text);
    const place = (words: string, inside: number): string | undefined =>
      referenceAt(document, lines.positionAt(text.indexOf(words) + inside))?.reference.text;
    assert.equal(place('[Care]', 2), '../care/okr.md#o1-answers');
    assert.equal(place('KR2, ..', 1), '../care/okr.md#o1-answers');
    assert.equal(place('../lone', 3), '../lone/okr.md#O1');
    assert.equal(place('Supports', 3), undefined);
  });
});

describe('Going to what a reference names', () => {
  it('goes to an objective from the frontmatter', () => {
    const found = definition(team({ keys: ['parent: ../ok|r.md#O1'] })) ?? assert.fail();
    assert.equal(found.uri, uriOf('okr.md'));
    assert.equal(new LineIndex(company).slice(found.selection), 'Delight new customers');
  });

  it('goes to a key result', () => {
    const found = definition(team({ line: 'Contributes to: ../okr.md#O1-K|R2' })) ?? assert.fail();
    assert.equal(new LineIndex(company).slice(found.selection), 'Increase NPS from 20 to 35');
  });

  it('goes to the title of a whole document', () => {
    const found = definition(team({ keys: ['parent: ../okr|.md'] })) ?? assert.fail();
    assert.equal(new LineIndex(company).slice(found.selection), '# Bank');
  });

  it('leaves links to headings to the Markdown support of the editor', () => {
    assert.equal(definition(team({ line: 'Contributes to: [Delight](../okr.md#o1-delight|-new-customers)' })), null);
    assert.notEqual(definition(team({ line: 'Contributes to: [Delight](../okr.md#O|1)' })), null);
    assert.notEqual(
      definition(team({ line: 'Contributes to: [Delight](../okr.md#o1-delight-|new-customers) KR2' })),
      null,
    );
  });

  it('goes nowhere where nothing is', () => {
    assert.equal(definition(team({ line: 'Contributes to: ../gone.md#O|1' })), null);
    assert.equal(definition(team({ line: 'Why: be|cause' })), null);
  });

  it('makes links of bare references that lead somewhere', () => {
    const text = team({
      keys: ['parent: ../okr.md#O1', 'supports: ../gone.md#O1'],
      line: 'Contributes to: [Delight](../okr.md#o1-delight-new-customers), ../okr.md#O2',
    });
    const index = indexOf({ 'okr.md': company, 'explore/okr.md': text });
    const links = findDocumentLinks(index, index.get(uriOf('explore/okr.md')) ?? assert.fail());
    assert.deepEqual(
      links.map(({ range }) => new LineIndex(text).slice(range)),
      ['../okr.md#O1', '../okr.md#O2'],
    );
  });
});

describe('Hovering over a reference', () => {
  function hover(marked: string): string {
    const { at, index, uri } = withCaret(marked);
    return (
      hoverReference(index.get(uri) ?? assert.fail(), at, { workspace: index, today, say })?.contents.replaceAll(
        '\\',
        '',
      ) ?? ''
    );
  }

  it('tells what it leads to', () => {
    const contents = hover(team({ keys: ['parent: ../okr.md#O|1'] }));
    assert.match(contents, /\*\*O1: Delight new customers\*\*/);
    assert.match(contents, /Bank · Company · 2025/);
    assert.match(contents, /Progress: 50%/);
    assert.match(contents, /- KR1: Reduce drop-off from 40% to 30% — 50%, 35%/);
  });

  it('puts the key result that is meant in bold', () => {
    assert.match(hover(team({ line: 'Contributes to: ../okr.md#O1-KR|2' })), /- \*\*KR2: Increase NPS/);
  });

  it('says what is missing', () => {
    assert.match(hover(team({ line: 'Contributes to: ../gone.md#O|1' })), /no document/);
    assert.match(hover(team({ line: 'Contributes to: ../okr.md#O|9' })), /names an objective/);
    assert.match(hover(team({ line: 'Contributes to: ../okr.md#O1-KR|9' })), /names a key result/);
    assert.match(hover(team({ line: 'Contributes to: ../../far/okr.md#O|1' })), /out of the folders/);
    assert.equal(hover(team({ line: 'Wh|y: because' })), '');
  });
});

describe('Completing a reference', () => {
  function complete(marked: string) {
    const { text, at, index, uri } = withCaret(marked);
    const document = index.get(uri) ?? assert.fail();
    const items = completeReference(new LineIndex(text), document, at, {
      workspace: index,
      folders: opened,
      today,
      say,
    });
    return items.map((item) => ({ ...item, result: applyEdits(text, [item]) }));
  }
  const results = (marked: string, line: string): string[] =>
    complete(marked).map(({ result }) => result.split('\n').find((each) => each.startsWith(line)) ?? '');

  it('writes labels in the frontmatter', () => {
    assert.deepEqual(results(team({ keys: ['parent: |'] }), 'parent')[0], 'parent: ../okr.md#O1');
    assert.deepEqual(results(team({ keys: ['parent: ../ok|'] }), 'parent')[0], 'parent: ../okr.md#O1');
    assert.deepEqual(results(team({ keys: ['parent: ["../ok|"]'] }), 'parent')[0], 'parent: ["../okr.md#O1"]');
    assert.deepEqual(results(team({ keys: ['parent:', '  - |'] }), '  - ')[0], '  - ../okr.md#O1');
  });

  it('offers nothing behind other keys', () => {
    assert.deepEqual(complete(team({ keys: ['status: |'] })), []);
    assert.deepEqual(complete(team({ line: 'Why: |' })), []);
  });

  it('writes links in relation lines', () => {
    const link = '[Delight new customers](../okr.md#o1-delight-new-customers)';
    assert.equal(results(team({ line: 'Contributes to: |' }), 'Contributes')[0], `Contributes to: ${link}`);
    assert.equal(results(team({ line: 'Contributes to: Deli|' }), 'Contributes')[0], `Contributes to: ${link}`);
    assert.equal(
      results(team({ line: 'Contributes to: [Mine](../o|)' }), 'Contributes')[0],
      'Contributes to: [Mine](../okr.md#o1-delight-new-customers)',
    );
  });

  it('offers key results behind moves', () => {
    const text = documentText({
      keys: ['parent: ../okr.md#O1'],
      body: '## O1: Delight\n\n- KR1: Grow D from 1 to 2 (moves |)',
    });
    assert.ok(results(text, '- KR1').includes('- KR1: Grow D from 1 to 2 (moves ../okr.md#O1-KR2)'));
  });

  it('has the likeliest first, and says whose they are', () => {
    const items = complete(team({ keys: ['parent: |'] })).filter(({ target }) => target.keyResult === null);
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ['O1 Delight new customers', 'Bank · 2025'],
        ['O2 Expand into new segments', 'Bank · 2025'],
      ],
    );
    assert.deepEqual(
      [...items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)),
      items,
    );
  });
});
