import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/**
 * Tables are the only part of GitHub's Markdown that OKRs need read: its single tilde would strike out "~30 % to ~50 %", and
 * task boxes are read from their text. The extension costs as much as the rest, so that only chunks with a bar pay for it.
 */
const withTables = { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] };

/** The tree that remark-parse gives. What it adds to this function, unified and virtual files, has no use here. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, text.includes('|') ? withTables : undefined);
}
