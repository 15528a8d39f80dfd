const okrFileName = /^(?:okrs?|.+\.okr)\.md$/i;

/** Whether a document is one by its name alone: `okr.md`, `okrs.md` (any case) and `*.okr.md`. */
export function isNamedLikeOkrs(uri: string): boolean {
  const path = uri.replace(/[?#].*$/, '');
  return okrFileName.test(path.slice(path.lastIndexOf('/') + 1));
}
