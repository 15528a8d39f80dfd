import type { Rule } from '../rule';
import { isClosed } from '../scope';

export const placeholder: Rule = {
  id: 'doc/placeholder',
  severity: 'warning',
  summary: 'Text of a template was left standing: `xx%`, `TBD`, `from X to Y`, `[metric]`, `[date]`.',
  messages: { default: '"{text}" is left from a template: write what you mean, or take it out.' },
  *check({ document }) {
    if (isClosed(document)) return;
    for (const { value, range } of document.placeholders) yield { range, args: { text: value } };
  },
};
