import { nameOfTarget, oncePerReference, parentLinks } from '../parentLinks';
import type { Rule } from '../rule';
import { documentPlace, isClosed, keyPlace } from '../scope';

export const parentClosed: Rule = {
  id: 'align/parent-closed',
  severity: 'warning',
  workspace: true,
  summary: 'The parent is closed and the child is not.',
  messages: {
    default:
      '{parent} is closed, while this document is {status}: contribute to an OKR that is still open, or close this one too.',
    related: '{parent} is closed here',
  },
  *check({ document, workspace }) {
    if (isClosed(document)) return;
    const closed = [...parentLinks(document, workspace)].filter(({ target }) => isClosed(target));
    for (const link of oncePerReference(closed)) {
      const { reference, target } = link;
      yield {
        range: reference.range,
        args: { parent: nameOfTarget(link), status: document.status },
        related: [
          {
            uri: target.uri,
            range: keyPlace(target, 'status') ?? documentPlace(target),
            message: 'related',
            args: { parent: target.name },
          },
        ],
      };
    }
  },
};
