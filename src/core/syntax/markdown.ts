import type { Root } from 'mdast';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';

/**
 * Tables are the only part of GitHub's Markdown that OKRs need read: its single tilde would strike out "~30 % to ~50 %", and
 * task boxes are read from their text. The extension costs as much as the rest, so that only chunks with a bar pay for it.
 */
const plain = unified().use(remarkParse).freeze();
const withTables = unified().use(tables).use(remarkParse).freeze();

function tables(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [gfmTable()];
  data.fromMarkdownExtensions = [gfmTableFromMarkdown()];
}

export function parseMarkdown(text: string): Root {
  return (text.includes('|') ? withTables : plain).parse(text);
}
