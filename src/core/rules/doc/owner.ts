import type { Rule } from '../rule';
import { documentPlace, keyPlace } from '../scope';

export const owner: Rule = {
  id: 'doc/owner',
  severity: 'information',
  summary: 'A document names neither an owner nor a team, unit or company.',
  messages: {
    default:
      'Nobody is named who owns these OKRs: add "owner" with a handle, or the name of the {layer}, to the frontmatter.',
    bare: 'Nobody is named who owns these OKRs: add "owner" with a handle to the frontmatter.',
  },
  *check({ document }) {
    const { owners, team, unit, company } = document.frontmatter;
    if (owners.length > 0 || team !== null || unit !== null || company !== null) return;
    const { objectives, layer } = document;
    if (objectives.length > 0 && objectives.every((objective) => objective.owners.length > 0)) return;
    const range = keyPlace(document, 'okr') ?? documentPlace(document);
    const named = layer === 'company' || layer === 'unit' || layer === 'team';
    yield named ? { range, args: { layer } } : { range, message: 'bare' };
  },
};
