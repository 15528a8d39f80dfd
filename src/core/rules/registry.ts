import { brokenReference } from './align/brokenReference';
import { cycleMismatch } from './align/cycleMismatch';
import { layer } from './align/layer';
import { loop } from './align/loop';
import { noParent } from './align/noParent';
import { orphanStrategic } from './align/orphanStrategic';
import { parentClosed } from './align/parentClosed';
import { date } from './checkIn/date';
import { disagrees } from './checkIn/disagrees';
import { overdue } from './checkIn/overdue';
import { unknownKr } from './checkIn/unknownKr';
import { adopt } from './doc/adopt';
import { cycle } from './doc/cycle';
import { duplicateLabel } from './doc/duplicateLabel';
import { empty } from './doc/empty';
import { frontmatter } from './doc/frontmatter';
import { owner } from './doc/owner';
import { placeholder } from './doc/placeholder';
import { unreadable } from './doc/unreadable';
import { count } from './kr/count';
import { noMovement } from './kr/noMovement';
import { noNumber } from './kr/noNumber';
import { noKeyResults } from './objective/noKeyResults';
import { tooMany } from './objective/tooMany';
import type { Rule } from './rule';

/** What a file is asked that does not say by the key `okr` that it is a document; all other rules wait until it does. */
const ofAnyDocument: ReadonlySet<Rule> = new Set([adopt, empty, unreadable]);

const inOrder: readonly Rule[] = [
  frontmatter,
  adopt,
  empty,
  unreadable,
  duplicateLabel,
  cycle,
  placeholder,
  owner,
  noParent,
  brokenReference,
  layer,
  cycleMismatch,
  parentClosed,
  loop,
  orphanStrategic,
  tooMany,
  noKeyResults,
  noMovement,
  noNumber,
  count,
  overdue,
  unknownKr,
  date,
  disagrees,
];

/**
 * All rules. Editor, command line, the config's schema, the pages in `docs/rules` and the README's table are made from this
 * list; `npm run generate` writes the latter three, and a test fails when they differ.
 */
export const rules: readonly Rule[] = inOrder.map((rule) => (ofAnyDocument.has(rule) ? rule : onlyAdopted(rule)));

function onlyAdopted(rule: Rule): Rule {
  return { ...rule, check: (context) => (context.document.adopted ? rule.check(context) : []) };
}
