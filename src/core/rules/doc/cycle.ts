import type { OkrDocument } from '../../model/entities';
import type { Rule } from '../rule';
import { defectsOf } from './defects';

export const cycle: Rule = {
  id: 'doc/cycle',
  severity: 'error',
  summary: 'The cycle of a company, unit or team is missing or cannot be read, or a cycle ends before it starts.',
  messages: {
    missing: 'A {layer} sets OKRs for a cycle, and none is named: add "cycle", such as 2025-Q3, to the frontmatter.',
    unreadable:
      '"{text}" cannot be read as a cycle: write 2025-Q3, 2025-H2, 2025 or FY26-Q1, or "{ name, start, end }" with dates.',
    'no-date': 'The "{key}" of the cycle is no date: write one such as 2025-07-01.',
    'end-before-start': 'The cycle ends on {end}, before it starts on {start}: correct one of the dates.',
    fix: 'Change to {text}',
  },
  *check({ document }) {
    for (const finding of defectsOf(document, 'doc/cycle')) {
      if (finding.message !== 'missing' || !everyObjectiveHasItsOwn(document)) yield finding;
    }
  },
};

/** Where several quarters stand in one file, each objective has the cycle of the heading above it. */
function everyObjectiveHasItsOwn({ objectives }: OkrDocument): boolean {
  return objectives.length > 0 && objectives.every((objective) => objective.cycle !== null);
}
