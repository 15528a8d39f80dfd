import { addDays, daysBetween, isDuring, type Cycle, type IsoDate } from '../../model/calendar';
import type { Cadence, OkrDocument } from '../../model/entities';
import { datedCheckIns } from '../../model/progress';
import type { Range } from '../../text/position';
import type { Rule } from '../rule';
import { cycleOf, documentPlace, isClosed, keyPlace } from '../scope';

const cadenceDays: Readonly<Record<Cadence, number>> = { week: 7, '2 weeks': 14, month: 31 };

export const overdue: Rule = {
  id: 'check-in/overdue',
  severity: 'warning',
  dated: true,
  summary:
    'The cycle runs, and the last check-in (or its start) is older than the cadence and 3 days (limit in the config).',
  messages: {
    default:
      '{name} last checked in on {date}, {days} days ago, although it checks in every {every}: check in, or write the date with "Nothing changed" or "Skipped".',
    none: '{name} has not checked in since {cycle} began on {date}, {days} days ago, although it checks in every {every}: do the first check-in.',
    fix: 'Start a check-in',
  },
  *check({ document, today, limits }) {
    if (document.objectives.length === 0 || !checksIn(document)) return;
    const cycle = runningCycle(document, today);
    if (cycle === null) return;
    const every = document.frontmatter.checkIn?.every ?? 'week';
    const last = datedCheckIns(document).findLast(({ date }) => date <= addDays(today, 1))?.date ?? null;
    const inCycle = last !== null && last >= cycle.start;
    const since = inCycle ? last : cycle.start;
    const days = daysBetween(since, today);
    if (days <= cadenceDays[every] + limits.checkInDays) return;
    yield {
      range: place(document, inCycle ? last : null),
      message: inCycle ? 'default' : 'none',
      args: { name: document.name, date: since, days, every, cycle: cycle.name },
      fixes: [{ title: 'fix', action: { kind: 'start-check-in' } }],
    };
  },
};

/** Teams that have begun, and companies and units that have said how often. */
function checksIn(document: OkrDocument): boolean {
  // Which one is the last is not known before `check-in/date` has its answer.
  if (isClosed(document) || document.checkIns.some(({ date }) => date === null)) return false;
  const begun = document.frontmatter.status?.value === 'active' || document.checkIns.length > 0;
  if (document.layer === 'team') return begun;
  const mayCheckIn = document.layer === 'company' || document.layer === 'unit';
  return mayCheckIn && begun && document.frontmatter.checkIn !== null;
}

function runningCycle(document: OkrDocument, today: IsoDate): Cycle | null {
  const cycles = document.objectives.map((objective) => cycleOf(document, objective));
  return cycles.find((cycle) => cycle !== null && isDuring(today, cycle)) ?? null;
}

/** The last check-in's date, else the section of check-ins, else the document's status or title. */
function place(document: OkrDocument, last: IsoDate | null): Range {
  const checkIn = document.checkIns.find(({ date }) => last !== null && date === last);
  const section = document.sections.find(({ kind }) => kind === 'check-ins');
  return checkIn?.dateRange ?? section?.heading ?? keyPlace(document, 'status') ?? documentPlace(document);
}
