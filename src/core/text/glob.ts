/** Whether a path, with `/` and without a leading one, is meant by a glob. */
export type PathMatcher = (path: string) => boolean;

const mostAlternatives = 64;

/**
 * Compiles a glob as VS Code writes them: `*` and `?` within a folder's name, `**` for any folders, `{a,b}`, `[a-z]`, `[!a]`.
 * A glob that means a folder means everything in it. Names are compared by case. Matching takes time O(glob × path): globs
 * come from files that anyone may have written, and a regular expression made of many stars would never end.
 */
export function compileGlob(glob: string): PathMatcher {
  const patterns = expandBraces(glob.normalize('NFC').replace(/^(?:\.?\/)+/, '')).map(toSegments);
  return (path) => {
    const names = path.normalize('NFC').split('/');
    return patterns.some((pattern) => matchesSegments(pattern, names));
  };
}

/** Compiles several globs: a path is meant when one of them means it. */
export function compileGlobs(globs: readonly string[]): PathMatcher {
  const matchers = globs.map(compileGlob);
  return (path) => matchers.some((matches) => matches(path));
}

function toSegments(pattern: string): string[] {
  return pattern.split('/').filter((segment) => segment !== '');
}

/** The glob's segments must use up the path's names, or the first of them: then the glob names a folder above. */
function matchesSegments(segments: readonly string[], names: readonly string[]): boolean {
  if (segments.length === 0) return false;
  let reachable = new Set([0]);
  for (const segment of segments) {
    const next = new Set<number>();
    for (const at of reachable) {
      if (segment === '**') for (let end = at; end <= names.length; end++) next.add(end);
      else if (at < names.length && matchesName(segment, names[at] ?? '')) next.add(at + 1);
    }
    reachable = next;
  }
  return segments.at(-1) === '**' ? reachable.has(names.length) : reachable.size > 0;
}

/** The classic two-pointer match: the last star seen takes one character more whenever the rest fails. */
function matchesName(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let taken = 0;
  let index = 0;
  while (index < name.length) {
    const step = pattern[at] === '*' ? 0 : matchCharacter(pattern, at, name.charAt(index));
    if (pattern[at] === '*') {
      star = at++;
      taken = index;
    } else if (step > 0) {
      at += step;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++taken;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/** How many characters of the pattern at `at` match one character of the name; 0 where they do not match it. */
function matchCharacter(pattern: string, at: number, character: string): number {
  const expected = pattern[at];
  if (expected === '?') return 1;
  const close = expected === '[' ? pattern.indexOf(']', at + 2) : -1;
  if (close < 0) return expected === character ? 1 : 0;
  const isNegated = pattern[at + 1] === '!' || pattern[at + 1] === '^';
  const members = pattern.slice(at + (isNegated ? 2 : 1), close);
  return isMember(members, character) === isNegated ? 0 : close - at + 1;
}

function isMember(members: string, character: string): boolean {
  for (let at = 0; at < members.length; at++) {
    const first = members.charAt(at);
    const isSpan = members[at + 1] === '-' && at + 2 < members.length;
    const last = isSpan ? members.charAt(at + 2) : first;
    if (first <= character && character <= last) return true;
    if (isSpan) at += 2;
  }
  return false;
}

/** `a/{b,c}` as `a/b` and `a/c`. Braces that do not close are characters; beyond {@link mostAlternatives} the rest is left out. */
function expandBraces(glob: string): string[] {
  const done: string[] = [];
  const open = [glob];
  for (let next = open.pop(); next !== undefined && done.length < mostAlternatives; next = open.pop()) {
    const alternatives = expandFirstBrace(next);
    if (alternatives === null) done.push(next);
    else open.push(...alternatives.slice(0, mostAlternatives).reverse());
  }
  return done;
}

function expandFirstBrace(glob: string): string[] | null {
  const start = glob.indexOf('{');
  const parts: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; start >= 0 && at < glob.length; at++) {
    if (glob[at] === '{') depth++;
    else if (glob[at] === '}') depth--;
    if ((depth === 1 && glob[at] === ',') || depth === 0) {
      parts.push(glob.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) return parts.map((part) => glob.slice(0, start) + part + glob.slice(at + 1));
  }
  return null;
}
