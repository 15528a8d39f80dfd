import assert from 'node:assert/strict';
import { message } from '../../src/core/messages/message';
import { parseDocument } from '../../src/core/model/parseDocument';
import { Checker } from '../../src/core/rules/checker';
import type { Problem } from '../../src/core/rules/problem';
import { rules } from '../../src/core/rules/registry';
import { applyEdits, LineIndex } from '../../src/core/text/lineIndex';
import { range } from '../../src/core/text/position';
import { findCodeActions } from '../../src/service/codeActions';
import { toDiagnostic } from '../../src/service/diagnostics';
import { settle } from '../../src/service/settling';
import { suppress } from '../../src/service/suppression';
import { documentText, opened, uriOf } from '../support/documents';

function problem(rule: string, line: number, args: Record<string, string> = {}): Problem {
  return {
    rule,
    severity: 'warning',
    uri: uriOf('okr.md'),
    range: range(line, 0, line, 5),
    message: message(rule, args),
    related: [],
    fixes: [],
    dated: false,
  };
}

describe('Settling problems while a person types', () => {
  const old = problem('kr/count', 3);
  const fresh = problem('kr/no-number', 7);

  it('holds back what is new on the line of the caret', () => {
    assert.deepEqual(settle([old], [old, fresh], [7]), { shown: [old], held: [fresh] });
  });

  it('shows what is new elsewhere', () => {
    assert.deepEqual(settle([old], [old, fresh], [3]), { shown: [old, fresh], held: [] });
  });

  it('keeps what was shown already, though it has moved under the caret', () => {
    const moved = problem('kr/count', 4);
    assert.deepEqual(settle([old], [moved], [4]), { shown: [moved], held: [] });
  });

  it('tells the second of two alike from the first', () => {
    const twin = problem('kr/count', 9);
    assert.deepEqual(settle([old], [old, twin], [9]), { shown: [old], held: [twin] });
  });

  it('drops what is gone', () => {
    assert.deepEqual(settle([old, fresh], [old], [7]), { shown: [old], held: [] });
  });
});

describe('A problem as a diagnostic', () => {
  it('keeps rule, weight, words and related places', () => {
    const related = [{ uri: uriOf('a/okr.md'), range: range(1, 2, 1, 4), message: message('there', { name: 'Bank' }) }];
    const diagnostic = toDiagnostic(
      { ...problem('align/layer', 2), severity: 'information', related },
      ({ id, args }) => `${id} ${String(args['name'] ?? '')}`,
    );
    assert.deepEqual(diagnostic, {
      range: range(2, 0, 2, 5),
      severity: 3,
      code: 'align/layer',
      message: 'align/layer ',
      related: [{ uri: uriOf('a/okr.md'), range: range(1, 2, 1, 4), message: 'there Bank' }],
    });
  });
});

describe('Silencing a rule at a line', () => {
  const text = documentText({
    keys: ['parent: ../gone/okr.md#O1'],
    body: [
      '## O1: Seamless',
      'Contributes to: ../lost/okr.md#O1',
      '- KR1: Grow D from 82% to 82%\n- KR2: Grow E from 5 to 5',
      '## O2: Table',
      '| KR | From | To |\n| --- | --- | --- |\n| Grow F | 3 | 3 |',
    ].join('\n\n'),
  });
  const check = (source: string) => {
    const checker = new Checker(rules, { today: '2025-08-20', folders: opened });
    checker.update(parseDocument(uriOf('explore/okr.md'), source));
    return checker.problems(uriOf('explore/okr.md'));
  };

  for (const eol of ['\n', '\r\n']) {
    const source = text.replaceAll('\n', eol);
    const document = parseDocument(uriOf('explore/okr.md'), source);
    for (const { rule, range: place } of check(source)) {
      const name = `silences ${rule} on line ${place.start.line} and nothing else, with ${JSON.stringify(eol)}`;
      it(name, () => {
        const edited = applyEdits(source, [suppress(new LineIndex(source), document, place.start.line, rule)]);
        const before = check(source).map((each) => `${each.rule} ${new LineIndex(source).slice(each.range)}`);
        const after = check(edited).map((each) => `${each.rule} ${new LineIndex(edited).slice(each.range)}`);
        const silenced = `${rule} ${new LineIndex(source).slice(place)}`;
        assert.deepEqual(
          after,
          before.filter((each) => each !== silenced),
        );
        assert.equal(edited.split('\n').length - edited.split(eol).length, 0);
      });
    }
  }

  it('found problems to silence', () => assert.ok(check(text).length >= 4));
});

describe('Actions on problems', () => {
  const text = documentText({
    keys: ['status: actve'],
    body: '## O1: Seamless\n\n- KR1: Grow D from 5 to 5\n- KR2: Grow E from 5 to 6',
  });
  const uri = uriOf('explore/okr.md');
  const document = parseDocument(uri, text);
  const checker = new Checker(rules, { today: '2025-08-20', folders: opened });
  checker.update(document);
  const actionsAt = (words: string) => {
    const index = new LineIndex(text);
    const at = index.positionAt(text.indexOf(words));
    return findCodeActions(index, document, checker.problems(uri), { start: at, end: at });
  };

  it('offers fixes first, then to silence and to explain', () => {
    assert.deepEqual(
      actionsAt('actve').map(({ does, problem: about }) => [does.kind, about.rule]),
      [
        ['fix', 'doc/frontmatter'],
        ['explain', 'doc/frontmatter'],
      ],
    );
    assert.deepEqual(
      actionsAt('Grow D').map(({ does, problem: about }) => [does.kind, about.rule]),
      [
        ['edit', 'kr/no-movement'],
        ['explain', 'kr/no-movement'],
      ],
    );
  });

  it('offers nothing where there is no problem', () => assert.deepEqual(actionsAt('Grow E'), []));
});
