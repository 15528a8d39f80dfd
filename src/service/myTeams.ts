import picomatch from 'picomatch';
import type { OkrDocument } from '../core/model/entities';

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
  const globs = wanted.filter(isGlob).map(toMatcher);
  return ({ document, path }) =>
    names.has(document.name.toLocaleLowerCase()) ||
    (document.frontmatter.team !== null && names.has(document.frontmatter.team.value.toLocaleLowerCase())) ||
    globs.some((matches) => matches(path));
}

/** What `Choose my teams…` offers: the folder and the owner of the document in front first, then the other teams. */
export function proposeTeams(front: TeamDocument | null, all: readonly TeamDocument[], current: readonly string[]): readonly string[] {
  const folder = front === null ? '' : front.path.slice(0, Math.max(0, front.path.lastIndexOf('/')));
  const ofFront = front === null ? [] : [front.document.name, ...(folder === '' ? [] : [`${folder}/**`])];
  const teams = all.filter(({ document }) => document.layer === 'team' || document.layer === null).map(({ document }) => document.name);
  return [...new Set([...ofFront, ...current, ...[...new Set(teams)].sort((a, b) => a.localeCompare(b))])];
}

function isGlob(pattern: string): boolean {
  return /[*?{}[\]/]|\.md$/i.test(pattern);
}

/** A folder means all that is in it. */
function toMatcher(pattern: string): (path: string) => boolean {
  const glob = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
  return picomatch(/\.md$|[*?{}[\]]/i.test(glob) ? glob : [glob, `${glob}/**`], { dot: true });
}
