import type { IsoDate } from '../../model/calendar';
import type { CheckIn, OkrDocument } from '../../model/entities';

/** A check-in with a date. */
export type DatedCheckIn = CheckIn & { readonly date: IsoDate };

export function isDated(checkIn: CheckIn): checkIn is DatedCheckIn {
  return checkIn.date !== null;
}

/** The check-ins of the greatest date; several where two people checked in on that day. Older ones are not judged. */
export function lastCheckIns(document: OkrDocument): readonly DatedCheckIn[] {
  const dated = document.checkIns.filter(isDated);
  const last = lastDate(dated);
  return dated.filter(({ date }) => date === last);
}

/** The greatest date, or `null` where there is none. */
export function lastDate(checkIns: readonly DatedCheckIn[]): IsoDate | null {
  return checkIns.reduce<IsoDate | null>((last, { date }) => (last === null || date > last ? date : last), null);
}
