import type { IsoDate } from '../model/calendar';
import type { CheckIn, FollowUp, OkrDocument } from '../model/entities';
import { findHandles, handlePattern } from '../model/handles';
import { normalizeFollowUp } from '../model/followUp';
import type { LineIndex } from '../text/lineIndex';
import type { FollowUpInput } from './checkInInput';
import { oneLine } from './textEdits';

/** Two follow-ups with the same key are the same item. Words decide; where there are none, the marks themselves. */
export function followUpKey(text: string): string {
  return normalizeFollowUp(text) || oneLine(text);
}

/** An item with the Markdown that it is to be written with, where it is copied from the document. */
export interface WrittenFollowUp extends FollowUpInput {
  readonly markdown?: string;
}

/** An issue or plan item as one line, without bullet: `[ ] Text (since DATE) (help @x) @owner`. */
export function followUpLine({ text, markdown, done, since, help = [], owners = [] }: WrittenFollowUp): string {
  return [
    done ? '[x]' : '[ ]',
    markdown ?? oneLine(text),
    ...(since === undefined ? [] : [`(since ${since})`]),
    ...(help.length === 0 ? [] : [`(help ${help.join(' ')})`]),
    ...owners,
  ].join(' ');
}

/**
 * What is still open in the check-in before `date`, ready to be copied into the next one with the date since when it is
 * open. A check-in that was skipped or in which nothing changed hands on what was open before it.
 */
export function openFollowUps(
  document: OkrDocument,
  date: IsoDate,
): { readonly issues: readonly FollowUpInput[]; readonly plan: readonly FollowUpInput[] } {
  const last = lastFullCheckIn(document.checkIns, date);
  if (last === null) return { issues: [], plan: [] };
  return { issues: carried(last.issues, last.date), plan: carried(last.plan, last.date) };
}

function lastFullCheckIn(checkIns: readonly CheckIn[], before: IsoDate): CheckIn | null {
  return checkIns
    .filter(({ date, skipped, unchanged }) => date !== null && date < before && !skipped && !unchanged)
    .reduce<CheckIn | null>(
      (last, each) => (last === null || (each.date ?? '') > (last.date ?? '') ? each : last),
      null,
    );
}

function carried(items: readonly FollowUp[], since: IsoDate | null): readonly FollowUpInput[] {
  return items
    .filter(({ box }) => box === 'unticked')
    .map((item) => {
      const opened = item.since ?? since;
      return {
        text: item.text,
        done: false,
        ...(opened === null ? {} : { since: opened }),
        ...(item.help.length === 0 ? {} : { help: item.help }),
        ...(item.owners.length === 0 ? {} : { owners: item.owners }),
      };
    });
}

/** Takes date, help and owners that were typed into the text out of it, so that they are compared and written as what they are. */
export function tidyFollowUp(item: FollowUpInput): FollowUpInput {
  const text = oneLine(item.text);
  const since = item.since ?? sincePart.exec(text)?.[1];
  const help = [...(item.help ?? []), ...findHandles(helpPart.exec(text)?.[1] ?? '')];
  const withoutParts = text
    .replace(sincePart, '')
    .replace(helpPart, (part, names: string) => (findHandles(names).length > 0 ? '' : part));
  const owners = findHandles(ownersPart.exec(withoutParts)?.[0] ?? '');
  const words = withoutParts.replace(ownersPart, '').trim();
  return {
    text: words === '' ? text : words,
    done: item.done,
    ...(since === undefined ? {} : { since }),
    ...(help.length === 0 ? {} : { help: [...new Set(help)] }),
    ...(owners.length === 0 && item.owners === undefined
      ? {}
      : { owners: [...new Set([...(item.owners ?? []), ...(words === '' ? [] : owners)])] }),
  };
}

const sincePart = /\s*\(since (\d{4}-\d{2}-\d{2})\)/i;
const helpPart = /\s*\(help\s+([^)]*)\)/i;
const ownersPart = new RegExp(`(?:\\s+${handlePattern})+\\s*$`, 'u');

/**
 * The Markdown of an item that is already in the document, so that copying it keeps its links and code: without bullet, box,
 * date, help and owners.
 */
export function followUpSource(index: LineIndex, item: FollowUp): string {
  const lines = index.slice(item.range).split(/\r\n|\r|\n/);
  const nested = lines.findIndex((line, at) => at > 0 && (line.trim() === '' || /^\s*(?:[-*+]|\d+[.)])\s/.test(line)));
  return oneLine((nested < 0 ? lines : lines.slice(0, nested)).join(' '))
    .replace(/^(?:[-*+]|\d+[.)])\s+/, '')
    .replace(/^\[[ xX]\]\s+/, '')
    .replace(sincePart, '')
    .replace(helpPart, '')
    .replace(ownersPart, '')
    .trim();
}
