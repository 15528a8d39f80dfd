import { isDuring, parseCycle, type Cycle, type IsoDate } from '../model/calendar';
import type { Layer, OkrDocument } from '../model/entities';
import type { TextEdit } from '../text/position';
import { addFrontmatterLines, yamlText } from './frontmatter';

/** What nobody can read from the document; each is guessed where it is not given. */
export interface Adoption {
  readonly layer?: Layer;
  readonly name?: string;
  readonly cycle?: string;
  /** For the cycle of a document that says nothing about time: the quarter that this day is in. */
  readonly today?: IsoDate;
  /** Month, 1 to 12. */
  readonly fiscalYearStart?: number;
}

/**
 * Makes a file an OKR document: writes the key `okr`, the owner's name and the cycle into the frontmatter, as far as they
 * are not there. Nothing for a document that is adopted.
 * @param document the entities of `text`
 */
export function adoptDocument(text: string, document: OkrDocument, adoption: Adoption = {}): readonly TextEdit[] {
  if (document.adopted) return [];
  const layer = adoption.layer ?? guessLayer(document);
  const cycle = adoption.cycle ?? guessCycle(document, adoption);
  const { frontmatter } = document;
  const isNamed = frontmatter.team !== null || frontmatter.unit !== null || frontmatter.company !== null;
  const hasOwner = layer === 'company' || layer === 'unit' || layer === 'team';
  const name = adoption.name ?? document.name;
  return addFrontmatterLines(
    text,
    document,
    [
      `okr: ${layer}`,
      ...(hasOwner && !isNamed && name !== '' ? [`${layer}: ${yamlText(name)}`] : []),
      ...(cycle === null || hasKey(document, 'cycle') ? [] : [`cycle: ${yamlText(cycle)}`]),
    ],
    'start',
  );
}

function hasKey(document: OkrDocument, key: string): boolean {
  return document.frontmatter.keys.some(({ name }) => name === key);
}

/** From the names of owner, title and path; a document without a hint is a team's. */
function guessLayer(document: OkrDocument): Layer {
  const { frontmatter } = document;
  if (frontmatter.team !== null) return 'team';
  if (frontmatter.unit !== null) return 'unit';
  if (frontmatter.company !== null) return 'company';
  const words = `${document.title?.value ?? ''} ${lastSegments(document.uri)}`.toLowerCase();
  if (/\bvision\b/.test(words)) return 'vision';
  if (/\bstrategy\b/.test(words) || document.objectives.some(({ label }) => label.startsWith('P'))) return 'strategy';
  if (/\b(?:company|corporate|organi[sz]ation)\b/.test(words)) return 'company';
  return /\b(?:business unit|division|department)\b/.test(words) ? 'unit' : 'team';
}

const cycleWords =
  /\bFY[ -]?\d{2,4}(?:[ -]?[QH][1-4])?\b|\b20\d{2}[ \-/._]*[QH][1-4]\b|\b[QH][1-4][ \-/._']*20\d{2}\b|\b20\d{2}\b(?!-\d)/gi;

/** From the objectives' own cycles, the title, the headings, the path, the check-ins, and last from today. */
function guessCycle(document: OkrDocument, { today, fiscalYearStart = 1 }: Adoption): string | null {
  const own = cycleAround(document.objectives.flatMap(({ cycle }) => cycle ?? []));
  const texts = [
    document.title?.value ?? '',
    ...document.sections.filter(({ kind }) => kind === 'cycle' || kind === 'other').map(({ title }) => title),
    lastSegments(document.uri),
  ];
  const written = texts
    .flatMap((text) => text.match(cycleWords) ?? [])
    .map((word) => canonicalCycle(word, fiscalYearStart));
  const checkIns = document.checkIns.flatMap(({ date }) => date ?? []).toSorted();
  const day = checkIns.at(-1) ?? today;
  return own ?? written.find((name) => name !== null) ?? (day === undefined ? null : quarterOf(day));
}

/** The one cycle of all objectives, else the year that holds them. */
function cycleAround(cycles: readonly Cycle[]): string | null {
  const [first] = cycles;
  if (first === undefined) return null;
  if (cycles.every(({ start, end }) => start === first.start && end === first.end)) return first.name;
  const year = parseCycle(first.start.slice(0, 4));
  const isHeld = year !== null && cycles.every(({ start, end }) => isDuring(start, year) && isDuring(end, year));
  return isHeld ? year.name : null;
}

/** `2025 Q3`, `Q3/2025` and `2025_Q3` as `2025-Q3`; `null` where it is no cycle. */
function canonicalCycle(word: string, fiscalYearStart: number): string | null {
  const part = /[QH][1-4]/i.exec(word)?.[0].toUpperCase();
  const year = /^FY/i.test(word) ? `FY${/\d{2,4}/.exec(word)?.[0] ?? ''}` : (/20\d{2}/.exec(word)?.[0] ?? '');
  const name = part === undefined ? year : `${year}-${part}`;
  return parseCycle(name, fiscalYearStart) === null ? null : name;
}

/** The calendar quarter of a day: `2025-Q3`. */
export function quarterOf(date: IsoDate): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** Folder and file, where a path says something about its documents. */
function lastSegments(uri: string): string {
  return uri.split('/').slice(-2).map(decode).join(' ');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
