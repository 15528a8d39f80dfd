import assert from 'node:assert/strict';
import fc from 'fast-check';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { DocumentParser, parseDocument } from '../../src/core/model/parseDocument';
import { parseMarkdown } from '../../src/core/syntax/markdown';
import { splitDocument, splitLines } from '../../src/core/syntax/sections';
import { LineIndex } from '../../src/core/text/lineIndex';
import { markdownDocument, markdownLine } from '../support/markdownArbitrary';

/** `PROPERTY_RUNS=10` looks ten times as long as a test run does. */
const runs = (count: number): number => count * Number(process.env['PROPERTY_RUNS'] ?? 1);

const uri = 'file:///w/explore/okr.md';

describe('parsing', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 400 }), markdownDocument()), (text) => {
        parseDocument(uri, text);
      }),
      { numRuns: runs(300) },
    );
  });

  it('gives the same after any edits as from scratch', () => {
    const edit = fc.record({ at: fc.nat(60), remove: fc.nat(3), insert: fc.array(markdownLine, { maxLength: 3 }) });
    fc.assert(
      fc.property(markdownDocument(), fc.array(edit, { maxLength: 6 }), (start, edits) => {
        const parser = new DocumentParser();
        let lines = start.split('\n');
        parser.parse(uri, start);
        for (const { at, remove, insert } of edits) {
          lines = [...lines.slice(0, at), ...insert, ...lines.slice(at + remove)];
          const text = lines.join('\n');
          assert.deepEqual(parser.parse(uri, text), parseDocument(uri, text));
        }
      }),
      { numRuns: runs(150) },
    );
  });

  it('cuts chunks where Markdown has top-level headings', () => {
    fc.assert(
      fc.property(markdownDocument(), (text) => {
        const { chunks, frontmatter } = splitDocument(text);
        const offset = frontmatter === null ? 0 : frontmatter.endLine + 1;
        const body = splitLines(text).slice(offset).join('\n');
        const headings = parseMarkdown(body).children.flatMap((node) =>
          node.type === 'heading' ? [(node.position?.start.line ?? 0) - 1 + offset] : [],
        );
        assert.deepEqual(
          chunks.map(({ startLine }) => startLine).slice(1),
          headings.filter((line) => line !== offset),
        );
      }),
      { numRuns: runs(400) },
    );
  });

  it('takes for frontmatter what remark-frontmatter does', () => {
    const remark = unified().use(remarkParse).use(remarkFrontmatter);
    const fenced = fc
      .tuple(fc.constantFrom('---\n', '--- \n', '----\n', ' ---\n', ''), markdownDocument(12))
      .map(([fence, body]) => fence + body.replace('\uFEFF', ''));
    fc.assert(
      fc.property(fenced, (text) => {
        const { frontmatter } = splitDocument(text);
        const [first] = remark.parse(splitLines(text).join('\n')).children;
        const closed = frontmatter?.closed === true ? frontmatter.endLine + 1 : null;
        assert.equal(closed, first?.type === 'yaml' ? (first.position?.end.line ?? 0) : null);
      }),
      { numRuns: runs(300) },
    );
  });

  it('places every range inside the text', () => {
    fc.assert(
      fc.property(markdownDocument(), (text) => {
        const index = new LineIndex(text);
        visitPositions(parseDocument(uri, text), ({ line, character }) => {
          assert.ok(line >= 0 && line < index.lineCount, `line ${line} of ${index.lineCount}`);
          assert.ok(
            character >= 0 && character <= index.lineText(line).length,
            `character ${character} of line ${line}`,
          );
        });
      }),
      { numRuns: runs(300) },
    );
  });
});

function visitPositions(value: unknown, visit: (position: { line: number; character: number }) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('line' in value && 'character' in value) visit(value as { line: number; character: number });
  else for (const inner of Object.values(value)) visitPositions(inner, visit);
}
