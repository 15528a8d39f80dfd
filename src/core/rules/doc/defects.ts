import type { Defect, OkrDocument } from '../../model/entities';
import type { Finding } from '../rule';
import { hasDefect } from '../scope';

/** What parsing found of a rule. A fix's title is the text that it writes, for the rule's message `fix`. */
export function* defectsOf(document: OkrDocument, rule: Defect['rule']): Generator<Finding> {
  if (isBlurred(document, rule)) return;
  for (const defect of document.defects) {
    if (defect.rule !== rule) continue;
    yield {
      range: defect.range,
      message: defect.message,
      args: defect.args,
      ...(defect.severity === undefined ? {} : { severity: defect.severity }),
      fixes: defect.fixes.map(({ title, range, newText }) => ({
        title: 'fix',
        args: { text: title },
        action: { kind: 'replace', range, newText },
      })),
    };
  }
}

/** Both sides of a conflict are read, so that what they make of labels and keys is no fault of its own. */
function isBlurred(document: OkrDocument, rule: Defect['rule']): boolean {
  if (rule === 'doc/unreadable') return false;
  return hasDefect(document, ['doc/unreadable'], rule === 'doc/duplicate-label' ? null : document.frontmatter.range);
}
