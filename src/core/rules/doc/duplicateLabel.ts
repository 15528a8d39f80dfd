import type { Rule } from '../rule';
import { defectsOf } from './defects';

export const duplicateLabel: Rule = {
  id: 'doc/duplicate-label',
  severity: 'error',
  summary: 'One label stands twice within its scope: an objective within its cycle, a key result within its objective.',
  messages: {
    objective:
      '{label} is written twice in one cycle, so references to it are ambiguous: give one of them the next free label.',
    'key-result':
      '{label} is written twice under one objective, so references to it are ambiguous: give one of them the next free label.',
    fix: 'Change to {text}',
  },
  check: ({ document }) => defectsOf(document, 'doc/duplicate-label'),
};
