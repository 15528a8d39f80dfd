import { isDuring, type IsoDate } from '../core/model/calendar';
import type { OkrDocument } from '../core/model/entities';

/** Whether the document is one whose owners check in: vision and strategy hold priorities, others hold OKRs. */
export function hasCheckIns({ layer }: OkrDocument): boolean {
  return layer !== 'vision' && layer !== 'strategy';
}

/**
 * The documents that can be checked in now, mine first, then by name: adopted, not closed, and of a cycle that runs where
 * they have one.
 */
export function checkInChoices(
  documents: readonly OkrDocument[],
  today: IsoDate,
  isMine: (document: OkrDocument) => boolean,
): readonly OkrDocument[] {
  const runs = ({ cycle }: OkrDocument): boolean => cycle === null || isDuring(today, cycle);
  const offered = documents.filter(
    (document) => document.adopted && document.status !== 'closed' && hasCheckIns(document) && runs(document),
  );
  const rank = (document: OkrDocument): number => (isMine(document) ? 0 : 1);
  return [...offered].sort(
    (a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en') || (a.uri < b.uri ? -1 : 1),
  );
}
