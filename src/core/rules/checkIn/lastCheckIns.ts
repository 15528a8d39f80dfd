import type { IsoDate } from '../../model/calendar';
import type { CheckIn, OkrDocument } from '../../model/entities';
import { datedCheckIns } from '../../model/progress';

/** The check-ins of the greatest date; several where two people checked in on that day. Older ones are not judged. */
export function lastCheckIns(document: OkrDocument): readonly (CheckIn & { readonly date: IsoDate })[] {
  const dated = datedCheckIns(document);
  const last = dated.at(-1)?.date;
  return dated.filter(({ date }) => date === last);
}
