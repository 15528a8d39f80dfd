import type { OkrDocument } from '../core/model/entities';
import type { Problem } from '../core/rules/problem';
import { compileGlobs } from '../core/text/glob';

/** A document as *my teams* sees it; `path` is relative to its workspace folder, with `/`. */
export interface TeamDocument {
  readonly document: OkrDocument;
  readonly path: string;
}

/** Chooses documents by the setting: names of owners (any case), or globs of paths. An empty setting chooses all. */
export function teamMatcher(patterns: readonly string[]): (candidate: TeamDocument) => boolean {
  const wanted = patterns.map((each) => each.trim()).filter((each) => each !== '');
  if (wanted.length === 0) return () => true;
  const names = new Set(wanted.map((each) => each.toLocaleLowerCase()));
  const isMeant = compileGlobs(wanted.filter(isGlob));
  return ({ document, path }) =>
    names.has(document.name.toLocaleLowerCase()) ||
    (document.frontmatter.team !== null && names.has(document.frontmatter.team.value.toLocaleLowerCase())) ||
    isMeant(path);
}

/** What `Choose my teams…` offers: the folder and the owner of the document in front first, then the other teams. */
export function proposeTeams(
  front: TeamDocument | null,
  all: readonly TeamDocument[],
  current: readonly string[],
): readonly string[] {
  const folder = front === null ? '' : front.path.slice(0, Math.max(0, front.path.lastIndexOf('/')));
  const ofFront = front === null ? [] : [front.document.name, ...(folder === '' ? [] : [`${folder}/**`])];
  const teams = all
    .filter(({ document }) => document.layer === 'team' || document.layer === null)
    .map(({ document }) => document.name);
  return [...new Set([...ofFront, ...current, ...[...new Set(teams)].sort((a, b) => a.localeCompare(b))])];
}

/** What asks a team to check in: nobody else can do it. */
const dueRule = 'check-in/overdue';

/** The problems of a document that concern me: all of my teams'; of others' while they are open, but not that they are late. */
export function problemsForMe(
  problems: readonly Problem[],
  { isMine, isOpen }: { readonly isMine: boolean; readonly isOpen: boolean },
): readonly Problem[] {
  if (isMine) return problems;
  return isOpen ? problems.filter(({ rule }) => rule !== dueRule) : [];
}

function isGlob(pattern: string): boolean {
  return /[*?{}[\]/]|\.md$/i.test(pattern);
}
