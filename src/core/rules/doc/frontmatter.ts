import type { Rule } from '../rule';
import { defectsOf } from './defects';

export const frontmatter: Rule = {
  id: 'doc/frontmatter',
  severity: 'error',
  summary:
    'The YAML of the frontmatter does not parse, or a value has the wrong type or is no known layer, status or cadence.',
  messages: {
    unclosed: 'The frontmatter is not closed: add a line "---" behind its last key.',
    yaml: 'The frontmatter cannot be read as YAML here ({reason}): correct the line.',
    'no-map': 'The frontmatter holds no keys: write one on each line, such as "okr: team".',
    'unquoted-hash': 'YAML takes {text} for a comment: put it in quotes.',
    'unquoted-handle': 'YAML cannot read {text} without quotes: put it in quotes.',
    'unquoted-colon': 'YAML takes the colon in "{text}" for that of a key: put the text in quotes.',
    empty: '"{key}" is empty: write one of {allowed}.',
    value: '"{text}" is no value of "{key}": write one of {allowed}.',
    'value-near': '"{text}" is no value of "{key}" ({allowed}): did you mean {near}?',
    type: '"{key}" has a value of the wrong type: write {expected}.',
    'duplicate-key': '"{key}" stands in line {line} already, and the first one counts: take out one of them.',
    'near-key': '"{key}" is no known key and is left alone: did you mean "{known}"?',
    fix: 'Change to {text}',
  },
  check: ({ document }) => defectsOf(document, 'doc/frontmatter'),
};
