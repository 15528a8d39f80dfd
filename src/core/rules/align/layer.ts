import type { OkrDocument } from '../../model/entities';
import { nameOfTarget, oncePerReference, parentLinks, type ParentLink } from '../parentLinks';
import type { Finding, Rule } from '../rule';
import { documentPlace, keyPlace, mayBeParent } from '../scope';

export const layer: Rule = {
  id: 'align/layer',
  severity: 'warning',
  workspace: true,
  summary: 'A parent is on the same or a lower layer; a unit under a unit is fine.',
  messages: {
    default:
      '{parent} is a {theirs} OKR and no parent for the OKR of a {own}: contribute to one of a higher layer, or write "Supports:" or "Depends on:" for a peer.',
    itself:
      '{parent} is in the same document and no parent for another of its objectives: contribute to an OKR of a higher layer.',
    related: 'The layer of {parent}',
  },
  *check({ document, workspace }) {
    const wrong = [...parentLinks(document, workspace)].filter(({ target }) => !mayBeParent(target, document));
    for (const link of oncePerReference(wrong)) yield finding(link, document);
  },
};

function finding(link: ParentLink, document: OkrDocument): Finding {
  const { reference, target } = link;
  const parent = nameOfTarget(link);
  if (target.uri === document.uri) return { range: reference.range, message: 'itself', args: { parent } };
  return {
    range: reference.range,
    args: { parent, theirs: target.layer ?? '', own: document.layer ?? '' },
    related: [
      {
        uri: target.uri,
        range: keyPlace(target, 'okr') ?? documentPlace(target),
        message: 'related',
        args: { parent: target.name },
      },
    ],
  };
}
