import { isNamedLikeOkrs } from '../../workspace/fileNames';
import type { Rule } from '../rule';
import { documentPlace, hasDefect } from '../scope';

export const adopt: Rule = {
  id: 'doc/adopt',
  severity: 'information',
  starred: true,
  summary: 'A file named like an OKR document holds objectives and has no `okr` frontmatter.',
  messages: {
    default:
      'This file reads as OKRs, but nothing says whose: add frontmatter with okr, the owner and the cycle, so that it is checked and shown in full.',
    fix: 'Add OKR frontmatter',
  },
  *check({ document }) {
    if (document.adopted || document.objectives.length === 0 || !isNamedLikeOkrs(document.uri)) return;
    if (hasDefect(document, ['doc/unreadable'])) return;
    yield { range: documentPlace(document), fixes: [{ title: 'fix', action: { kind: 'adopt' } }] };
  },
};
