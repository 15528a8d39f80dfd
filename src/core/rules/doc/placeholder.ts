import type { OkrDocument, SectionKind } from '../../model/entities';
import type { Range } from '../../text/position';
import type { Rule } from '../rule';
import { isClosed, overlap } from '../scope';

export const placeholder: Rule = {
  id: 'doc/placeholder',
  severity: 'warning',
  summary: 'Text of a template was left standing: `xx%`, `TBD`, `from X to Y`, `[metric]`, `[date]`.',
  messages: { default: '"{text}" is left from a template: write what you mean, or take it out.' },
  *check({ document }) {
    if (isClosed(document)) return;
    for (const { value, range } of document.placeholders) {
      if (!isSaid(range, document)) yield { range, args: { text: value } };
    }
  },
};

/** What somebody said on a day ("the target is still TBD") is a record, and no template. */
const records: ReadonlySet<SectionKind> = new Set(['check-ins', 'retrospectives', 'conversation']);

function isSaid(range: Range, { sections }: OkrDocument): boolean {
  return sections.some((section) => records.has(section.kind) && overlap(section.range, range));
}
