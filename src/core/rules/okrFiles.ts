import { compileGlobs } from '../text/glob';
import { isNamedLikeOkrs } from '../workspace/fileNames';
import { pathWithin } from '../workspace/uris';
import type { Config } from './config';

/**
 * Whether a file is an OKR document: by its own name; because the config lists it, if its frontmatter has the key `okr`; or
 * not at all. What git ignores is the host's to leave out.
 */
export type OkrFileKind = 'named' | 'listed' | 'none';

/** Compiles the config once for many files. */
export function okrFileMatcher(config: Config): (uri: string) => OkrFileKind {
  const isExcluded = compileGlobs(config.exclude);
  const isListed = compileGlobs(config.files);
  return (uri) => {
    const path = config.base === null ? null : pathWithin(config.base, uri);
    if (/(?:^|\/)node_modules\//.test(uri) || (path !== null && isExcluded(path))) return 'none';
    if (isNamedLikeOkrs(uri)) return 'named';
    return path !== null && /\.md$/i.test(path) && isListed(path) ? 'listed' : 'none';
  };
}

/** {@link okrFileMatcher} for one file. */
export function matchesOkrFile(uri: string, config: Config): OkrFileKind {
  return okrFileMatcher(config)(uri);
}
