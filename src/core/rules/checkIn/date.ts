import { daysBetween, type IsoDate } from '../../model/calendar';
import type { CheckIn, OkrDocument } from '../../model/entities';
import { datedCheckIns } from '../../model/progress';
import type { Finding, Rule } from '../rule';
import { lastCheckIns } from './lastCheckIns';

/** A team far to the east may already write tomorrow's date. */
const aheadDays = 1;

export const date: Rule = {
  id: 'check-in/date',
  severity: 'error',
  summary: 'A check-in has no date, one more than a day in the future, or the date and author of another one.',
  messages: {
    default:
      'This check-in has no date that can be read, so it counts nowhere: begin its heading with one, such as {today}.',
    future: '{date} lies {days} days ahead: correct the date of this check-in.',
    twice: 'There are two check-ins of {date} by {by}: make them one, or name who wrote each.',
    twiceNobody: 'There are two check-ins of {date} and neither says by whom: make them one, or name who wrote each.',
    first: 'The other check-in of {date}',
  },
  *check({ document, today }) {
    yield* undated(document, today);
    yield* ahead(document, today);
    yield* twice(document);
  },
};

function* undated(document: OkrDocument, today: IsoDate): Generator<Finding> {
  for (const checkIn of document.checkIns) {
    if (checkIn.date === null) yield { range: checkIn.dateRange, args: { today } };
  }
}

function* ahead(document: OkrDocument, today: IsoDate): Generator<Finding> {
  for (const checkIn of datedCheckIns(document)) {
    const days = daysBetween(today, checkIn.date);
    if (days > aheadDays) yield { range: checkIn.dateRange, message: 'future', args: { date: checkIn.date, days } };
  }
}

/** Only of the last day: what is older is history. */
function* twice(document: OkrDocument): Generator<Finding> {
  const first = new Map<string, CheckIn>();
  for (const checkIn of lastCheckIns(document)) {
    const by = checkIn.by?.toLowerCase() ?? '';
    const other = first.get(by);
    if (other === undefined) {
      first.set(by, checkIn);
      continue;
    }
    yield {
      range: checkIn.dateRange,
      message: checkIn.by === null ? 'twiceNobody' : 'twice',
      args: { date: checkIn.date, by: checkIn.by ?? '' },
      related: [{ uri: document.uri, range: other.dateRange, message: 'first', args: { date: checkIn.date } }],
    };
  }
}
