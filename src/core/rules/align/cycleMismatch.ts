import { covers, type Cycle } from '../../model/calendar';
import type { OkrDocument, Reference } from '../../model/entities';
import type { Range } from '../../text/position';
import { nameOfTarget, parentLinks, type ParentLink } from '../parentLinks';
import type { Finding, Rule } from '../rule';
import { cycleOf, documentPlace, isClosed, keyPlace } from '../scope';

export const cycleMismatch: Rule = {
  id: 'align/cycle-mismatch',
  severity: 'warning',
  workspace: true,
  summary: "The parent's cycle does not cover the child's, by more than 14 days (limit in the config).",
  messages: {
    default:
      '{objective} is for {cycle}, but {parent} is for {theirs} ({start} to {end}): contribute to the OKR of a cycle that covers {cycle}, or correct the cycle.',
    related: 'The cycle of {parent}: {theirs}',
  },
  *check({ document, workspace, limits }) {
    if (isClosed(document)) return;
    const reported = new Set<Reference>();
    for (const link of parentLinks(document, workspace)) {
      const cycles = mismatch(link, document, limits.cycleDays);
      if (cycles === null || reported.has(link.reference)) continue;
      reported.add(link.reference);
      yield finding(link, cycles);
    }
  },
};

interface Cycles {
  readonly own: Cycle;
  readonly theirs: Cycle;
}

/** The two cycles where they disagree. A cycle that is not known disagrees with none: `doc/cycle` asks for it. */
function mismatch({ child, target, objective }: ParentLink, document: OkrDocument, tolerance: number): Cycles | null {
  const own = cycleOf(document, child);
  const theirs = objective === null ? target.cycle : cycleOf(target, objective);
  if (own === null || theirs === null || covers(theirs, own, tolerance)) return null;
  return { own, theirs };
}

function finding(link: ParentLink, { own, theirs }: Cycles): Finding {
  const parent = nameOfTarget(link);
  return {
    range: link.reference.range,
    args: {
      objective: link.child.label,
      cycle: own.name,
      parent,
      theirs: theirs.name,
      start: theirs.start,
      end: theirs.end,
    },
    related: [
      { uri: link.target.uri, range: cyclePlace(link), message: 'related', args: { parent, theirs: theirs.name } },
    ],
  };
}

/** Where the parent's cycle is written: the heading that the objective stands under, else the key `cycle`. */
function cyclePlace({ target, objective }: ParentLink): Range {
  const heading =
    objective !== null && objective.cycle !== null
      ? target.sections.findLast(
          ({ kind, range }) =>
            kind === 'cycle' &&
            range.start.line <= objective.heading.start.line &&
            objective.heading.start.line <= range.end.line,
        )
      : undefined;
  return heading?.heading ?? keyPlace(target, 'cycle') ?? objective?.titleRange ?? documentPlace(target);
}
