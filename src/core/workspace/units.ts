import type { OkrDocument } from '../model/entities';
import type { Folder } from './folder';
import { folderOf, type DocumentSource } from './references';
import { canonicalUri, parentUri } from './uris';

/**
 * The name of the unit that a document belongs to: the one its frontmatter names, a unit's own, else that of the nearest
 * folder, its own first, that holds a unit's document. Company, strategy and vision stand above the units.
 */
export function unitOf(document: OkrDocument, source: DocumentSource, folders: readonly Folder[]): string | null {
  const written = document.frontmatter.unit?.value;
  if (written !== undefined) return written;
  if (document.layer === 'unit') return document.name;
  if (document.layer !== 'team' && document.layer !== null) return null;
  for (const folder of foldersAround(document.uri, folders)) {
    const unit = source.inFolder(folder).find(({ adopted, layer }) => adopted && layer === 'unit');
    if (unit !== undefined) return unit.name;
  }
  return null;
}

/** The folders that hold a document, from its own up to the opened one's root. */
function foldersAround(uri: string, folders: readonly Folder[]): string[] {
  const opened = folderOf(uri, folders)?.uri;
  const last = opened === undefined ? null : canonicalUri(opened);
  const around = [parentUri(canonicalUri(uri))];
  for (let folder = around[0] ?? ''; folder !== last && parentUri(folder) !== folder; folder = parentUri(folder)) {
    around.push(parentUri(folder));
  }
  return around;
}
