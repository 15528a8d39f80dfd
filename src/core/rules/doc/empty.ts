import { isNamedLikeOkrs } from '../../workspace/fileNames';
import type { Rule } from '../rule';
import { documentPlace, hasDefect } from '../scope';

export const empty: Rule = {
  id: 'doc/empty',
  severity: 'information',
  summary: 'A file named like an OKR document holds no objective.',
  messages: {
    default:
      'This file is named like an OKR document and holds no objective: write one as a heading such as "## O1: …", or rename the file.',
  },
  *check({ document }) {
    if (document.objectives.length > 0 || !isNamedLikeOkrs(document.uri)) return;
    if (hasDefect(document, ['doc/unreadable'])) return;
    yield { range: documentPlace(document) };
  },
};
