import type { Cycle } from '../model/calendar';
import type { OkrDocument, Reference } from '../model/entities';
import type { Folder } from './folder';
import type { Contribution, ObjectivePlace, Resolution, WorkspaceView } from './view';

export declare class WorkspaceIndex implements WorkspaceView {
  constructor(folders?: readonly Folder[], aliases?: ReadonlyMap<string, string>);
  readonly folders: readonly Folder[];
  set(document: OkrDocument): void;
  delete(uri: string): boolean;
  get(uri: string): OkrDocument | undefined;
  documents(): readonly OkrDocument[];
  resolve(reference: Reference, from: OkrDocument, cycle?: Cycle | null): Resolution;
  contributors(to: ObjectivePlace): readonly Contribution[];
  contributions(from: ObjectivePlace): readonly Contribution[];
  contributingReferences(from: ObjectivePlace): readonly Reference[];
  above(document: OkrDocument): readonly OkrDocument[];
  unitOf(document: OkrDocument): string | null;
  /** Documents with a reference of any kind into this one, sorted. */
  referrers(uri: string): readonly string[];
}
