import type { IsoDate } from '../model/calendar';
import { isDuring } from '../model/calendar';
import type { CheckIn, OkrDocument, Section } from '../model/entities';
import type { LineIndex } from '../text/lineIndex';
import { comparePositions, contains, type Range } from '../text/position';
import { headingStyle, type HeadingStyle } from './markdownStyle';
import { lastFilledLine } from './textEdits';

/** Where a new check-in is to be written: between two lines, with the headings that it needs. */
export interface CheckInPlace {
  readonly side: 'before' | 'after';
  readonly line: number;
  /** The heading of the section, where that is to be written too. */
  readonly section: HeadingStyle | null;
  readonly checkIn: HeadingStyle;
  /** The check-in whose way of writing lists is to be followed. */
  readonly neighbour: CheckIn | null;
}

const deepest = 6;

/** Finds the place for a check-in of this day: in the section's order of dates, newest first in a section without one. */
export function findCheckInPlace(document: OkrDocument, index: LineIndex, date: IsoDate): CheckInPlace {
  const section = sectionFor(document, date);
  return section === null ? placeOfNewSection(document, index) : placeInSection(document, index, section, date);
}

/** Whether the section's check-ins stand with the newest first; so too where it holds fewer than two. */
export function isNewestFirst(checkIns: readonly CheckIn[]): boolean {
  const dates = checkIns.flatMap(({ date }) => (date === null ? [] : [date]));
  return (dates[0] ?? '') >= (dates.at(-1) ?? '');
}

function placeInSection(document: OkrDocument, index: LineIndex, section: Section, date: IsoDate): CheckInPlace {
  const inside = document.checkIns.filter(({ heading }) => contains(section.range, heading.start));
  const sibling = newest(inside) ?? inside[0] ?? null;
  const style = { section: null, checkIn: checkInStyle(index, section, sibling), neighbour: sibling };
  const next = following(inside, date);
  if (next !== undefined) return { side: 'before', line: lineAbove(index, next.heading), ...style };
  const last = inside.at(-1);
  if (last !== undefined) return { side: 'after', line: lastOwnLine(index, last.range), ...style };
  const child = document.sections.find(
    ({ heading, level }) =>
      level > section.level &&
      comparePositions(heading.start, section.heading.end) > 0 &&
      contains(section.range, heading.start),
  );
  if (child !== undefined) return { side: 'before', line: lineAbove(index, child.heading), ...style };
  return { side: 'after', line: lastOwnLine(index, section.range), ...style };
}

/** The check-in in front of which one of this day belongs; `undefined` where that is behind all. */
function following(inside: readonly CheckIn[], date: IsoDate): CheckIn | undefined {
  if (isNewestFirst(inside)) return inside.find((each) => each.date !== null && each.date <= date);
  return inside.find((_, at) => inside.slice(at).every((later) => later.date === null || later.date > date));
}

function newest(checkIns: readonly CheckIn[]): CheckIn | null {
  return checkIns.reduce<CheckIn | null>(
    (last, each) => (each.date !== null && (last === null || each.date > (last.date ?? '')) ? each : last),
    null,
  );
}

function checkInStyle(index: LineIndex, section: Section, sibling: CheckIn | null): HeadingStyle {
  if (sibling !== null) return headingStyle(index, sibling);
  const { level, written } = headingStyle(index, section);
  return { level: Math.min(level + 1, deepest), written };
}

/** In a file of several cycles the one whose cycle holds the day; else the section with the last check-in. */
function sectionFor(document: OkrDocument, date: IsoDate): Section | null {
  const sections = document.sections.filter(({ kind }) => kind === 'check-ins');
  if (sections.length < 2) return sections[0] ?? null;
  const cycles = document.sections.filter(({ kind }) => kind === 'cycle');
  const current = cycles.find((cycle) =>
    document.objectives.some(
      ({ heading, cycle: own }) => own !== null && isDuring(date, own) && contains(cycle.range, heading.start),
    ),
  );
  const inCurrent = current && sections.find(({ heading }) => contains(current.range, heading.start));
  if (inCurrent !== undefined) return inCurrent;
  const last = newest(document.checkIns);
  const holder = last && sections.find(({ range }) => contains(range, last.heading.start));
  return holder ?? sections[0] ?? null;
}

function placeOfNewSection(document: OkrDocument, index: LineIndex): CheckInPlace {
  const headings = document.sections.filter(({ level, kind }) => level <= deepest && kind !== 'title');
  const level = headings.length === 0 ? 2 : Math.min(...headings.map((section) => section.level));
  const later = headings.find(
    (each) => each.level === level && (each.kind === 'retrospectives' || each.kind === 'conversation'),
  );
  const model =
    later ?? headings.findLast((each) => each.level === level) ?? document.sections.find((each) => each.level <= 2);
  const written = model === undefined ? 'atx' : headingStyle(index, model).written;
  const style = {
    section: { level, written },
    checkIn: { level: Math.min(level + 1, deepest), written },
    neighbour: null,
  };
  if (later !== undefined) return { side: 'before', line: lineAbove(index, later.heading), ...style };
  const end = index.lineCount;
  return { side: 'after', line: lastFilledLine(index, rangeOfLines(0, end)), ...style };
}

/** The line of a heading, or of the suppressing comment above it, which must stay with it. */
function lineAbove(index: LineIndex, heading: Range): number {
  let line = heading.start.line;
  for (let above = line - 1; above >= 0; above--) {
    const text = index.lineText(above).trim();
    if (isSuppression(text)) line = above;
    else if (text !== '') break;
  }
  return line;
}

/** The last filled line of a range that does not belong to what follows it. */
function lastOwnLine(index: LineIndex, range: Range): number {
  let line = lastFilledLine(index, range);
  while (line > range.start.line && isSuppression(index.lineText(line).trim())) {
    line = lastFilledLine(index, rangeOfLines(range.start.line, line));
  }
  return line;
}

function isSuppression(line: string): boolean {
  return /^<!--\s*okr-disable(?:-next-line)?\s[^>]*-->$/.test(line);
}

function rangeOfLines(first: number, behindLast: number): Range {
  return { start: { line: first, character: 0 }, end: { line: behindLast, character: 0 } };
}
