import type { KeyResult, Objective, OkrDocument } from '../model/entities';

/**
 * What others see of a document, in parts that change for different reasons. Whoever read a part is concerned when it
 * changes, and by nothing else: a team's check-in does not make the company's problems stale.
 */
export const facets = [
  'header',
  'frontmatter',
  'title',
  'labels',
  'anchors',
  'wording',
  'relations',
  'values',
  'check-ins',
  'retrospectives',
  'conversation',
  'initiatives',
  'sections',
  'faults',
] as const;
export type Facet = (typeof facets)[number];

/**
 * The facet of every field. `free` fields may be read by anyone: an identity, or a place. A place is used to show where
 * something stands, never to decide; `Checker` follows the places that problems show.
 */
export type FacetTable<T> = { readonly [Field in keyof T]-?: Facet | 'free' };

export const documentFacets: FacetTable<OkrDocument> = {
  uri: 'free',
  adopted: 'header',
  layer: 'header',
  name: 'header',
  cycle: 'header',
  status: 'header',
  title: 'title',
  frontmatter: 'frontmatter',
  objectives: 'labels',
  checkIns: 'check-ins',
  retrospectives: 'retrospectives',
  conversation: 'conversation',
  initiatives: 'initiatives',
  sections: 'sections',
  suppressions: 'faults',
  defects: 'faults',
  placeholders: 'faults',
  lineCount: 'free',
};

export const objectiveFacets: FacetTable<Objective> = {
  label: 'labels',
  labelRange: 'labels',
  anchor: 'anchors',
  cycle: 'labels',
  keyResults: 'labels',
  title: 'wording',
  why: 'wording',
  prose: 'wording',
  owners: 'wording',
  type: 'wording',
  accepted: 'wording',
  relations: 'relations',
  initiatives: 'initiatives',
  titleRange: 'free',
  heading: 'free',
  range: 'free',
};

export const keyResultFacets: FacetTable<KeyResult> = {
  label: 'labels',
  labelRange: 'labels',
  text: 'wording',
  written: 'wording',
  owners: 'wording',
  movement: 'wording',
  weight: 'wording',
  type: 'wording',
  due: 'wording',
  since: 'wording',
  dropped: 'wording',
  targetChanges: 'wording',
  monthly: 'wording',
  confidential: 'wording',
  parts: 'wording',
  notes: 'wording',
  accepted: 'wording',
  moves: 'relations',
  shared: 'relations',
  box: 'values',
  now: 'values',
  textRange: 'free',
  head: 'free',
  range: 'free',
};

/** The facets in which two states of a document differ, places aside. O(size of the document). */
export function changedFacets(before: OkrDocument, after: OkrDocument): ReadonlySet<Facet> {
  const changed = new Set<Facet>();
  compareFields(before, after, documentFacets, 'objectives', changed);
  compareLists(before.objectives, after.objectives, changed, (old, now) => {
    compareFields(old, now, objectiveFacets, 'keyResults', changed);
    compareLists(old.keyResults, now.keyResults, changed, (oldResult, newResult) => {
      compareFields(oldResult, newResult, keyResultFacets, null, changed);
    });
  });
  return changed;
}

/**
 * Whether all that others may point at stands where it stood: frontmatter, title, objectives with all they hold, and
 * headings. A section's end is no place to point at: it moves with every line of a check-in.
 */
export function samePlaces(before: OkrDocument, after: OkrDocument): boolean {
  return (
    standAlike(before.frontmatter, after.frontmatter) &&
    standAlike(before.title, after.title) &&
    standAlike(before.objectives, after.objectives) &&
    before.sections.every(({ heading }, index) => standAlike(heading, after.sections[index]?.heading))
  );
}

/** Whether the ranges in two values are the same, whatever else is in them; what only one of them has stands nowhere. */
function standAlike(a: unknown, b: unknown): boolean {
  if (a === b || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return true;
  if (isRange(a) && isRange(b)) return isEqual(a, b, true);
  return Object.keys(a).every((key) => standAlike(fieldOf(a, key), fieldOf(b, key)));
}

const ofObjectives = [...new Set([...Object.values(objectiveFacets), ...Object.values(keyResultFacets)])].filter(
  (facet) => facet !== 'free',
);

/** A list of another length has changed in all that its members show. */
function compareLists<T>(
  before: readonly T[],
  after: readonly T[],
  changed: Set<Facet>,
  compare: (before: T, after: T) => void,
): void {
  if (before === after) return;
  if (before.length !== after.length) for (const facet of ofObjectives) changed.add(facet);
  for (const [index, old] of before.entries()) {
    const now = after[index];
    if (now !== undefined && now !== old) compare(old, now);
  }
}

function compareFields<T extends object>(
  before: T,
  after: T,
  table: FacetTable<T>,
  nested: keyof T | null,
  changed: Set<Facet>,
): void {
  for (const field of Object.keys(table) as (keyof T)[]) {
    const facet = table[field];
    if (facet === 'free' || field === nested || changed.has(facet)) continue;
    if (!isEqual(before[field], after[field], false)) changed.add(facet);
  }
}

/** Deep equality of plain data; ranges count only on request, their absence always. */
export function isEqual(a: unknown, b: unknown, withPlaces: boolean): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (!withPlaces && isRange(a) && isRange(b)) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => isEqual(item, b[index], withPlaces));
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => isEqual(fieldOf(a, key), fieldOf(b, key), withPlaces));
}

function fieldOf(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}

function isRange(value: object): boolean {
  const { start, end } = value as { start?: unknown; end?: unknown };
  return typeof start === 'object' && typeof end === 'object';
}
