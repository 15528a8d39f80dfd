import type { Rule } from '../rule';
import { defectsOf } from './defects';

export const unreadable: Rule = {
  id: 'doc/unreadable',
  severity: 'error',
  summary: 'The document is not in UTF-8, is over the size limit, or holds conflict markers.',
  messages: {
    encoding: 'This file is not encoded in UTF-8, so it cannot be read: save it as UTF-8.',
    size: 'This file has {size} kB, more than the {limit} kB that are read: split it, or raise limits.documentBytes in okr.config.json.',
    conflict: 'A merge conflict was not resolved here: keep what is right, and take out the lines with the markers.',
  },
  check: ({ document }) => defectsOf(document, 'doc/unreadable'),
};
