import type { FixContext } from '../../core/edit/fix';
import type { OkrDocument } from '../../core/model/entities';
import type { Checker } from '../../core/rules/checker';
import type { Folder } from '../../core/workspace/folder';
import type { DocumentStore } from '../documentStore';
import type { OkrHost } from '../okrHost';

/** What the language features need of the extension. */
export interface LanguageContext {
  readonly host: OkrHost;
  readonly checker: Checker;
  readonly store: DocumentStore;
  readonly folders: () => readonly Folder[];
  /** What an adoption writes besides what the document says. */
  readonly fixContext: (document: OkrDocument) => FixContext;
}
