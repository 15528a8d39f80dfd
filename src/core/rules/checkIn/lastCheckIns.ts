import type { OkrDocument } from '../../model/entities';
import { datedCheckIns, type DatedCheckIn } from '../../model/progress';

/** The check-ins of the greatest date; several where two people checked in on that day. Older ones are not judged. */
export function lastCheckIns(document: OkrDocument): readonly DatedCheckIn[] {
  const dated = datedCheckIns(document);
  const last = dated.at(-1)?.date;
  return dated.filter(({ date }) => date === last);
}
