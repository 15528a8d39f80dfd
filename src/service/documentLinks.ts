import type { OkrDocument } from '../core/model/entities';
import type { Range } from '../core/text/position';
import type { WorkspaceView } from '../core/workspace/view';
import { isPlainLink, locate, type LocationLink } from './definition';
import { referencesIn } from './referencesIn';

/** A stretch of text that opens a place when it is clicked. */
export interface DocumentLink {
  readonly range: Range;
  readonly target: LocationLink;
}

/** Links for all references that the editor's own Markdown support does not follow: bare ones, and those to labels. */
export function findDocumentLinks(workspace: WorkspaceView, document: OkrDocument): readonly DocumentLink[] {
  return referencesIn(document).flatMap((place) => {
    const target = isPlainLink(workspace, document, place) ? null : locate(workspace, document, place);
    return target === null ? [] : [{ range: place.reference.range, target }];
  });
}
