import type { Cycle } from '../model/calendar';
import type { KeyResult, Objective, OkrDocument, Reference, Relation } from '../model/entities';

/** An objective with the document that holds it. */
export interface ObjectivePlace {
  readonly document: OkrDocument;
  readonly objective: Objective;
}

/** Where a reference leads. */
export type Resolution =
  | {
      readonly kind: 'resolved';
      readonly document: OkrDocument;
      /** `null` where the reference names the whole document. */
      readonly objective: Objective | null;
      readonly keyResult: KeyResult | null;
    }
  | {
      readonly kind: 'missing';
      readonly what: 'document' | 'objective' | 'key-result';
      /** The document that was found, where only its objective or key result was not. */
      readonly document: OkrDocument | null;
    }
  /** Leads out of everything that is opened, so that nobody can tell. */
  | { readonly kind: 'outside' };

/** One document's objective contributing to another's objective, or to one of its key results. */
export interface Contribution {
  readonly from: ObjectivePlace;
  readonly reference: Reference;
  readonly to: ObjectivePlace;
  /** The key result that is named, by reference or by `moves`. */
  readonly keyResult: KeyResult | null;
}

/**
 * What rules and language features may ask about all documents. Answers are in the order of URIs, then positions, so that
 * they do not depend on the order of loading.
 */
export interface WorkspaceView {
  get(uri: string): OkrDocument | undefined;
  documents(): readonly OkrDocument[];
  /** The URIs of all documents: cheaper than the documents where most of them are only passed over. */
  uris(): readonly string[];
  /** `cycle` chooses the document of a folder; default: the cycle of `from`. */
  resolve(reference: Reference, from: OkrDocument, cycle?: Cycle | null): Resolution;
  /** The objectives that contribute to this one, each by its own relation lines or its document's `parent`, or by `moves`. */
  contributors(to: ObjectivePlace): readonly Contribution[];
  /** What an objective contributes to: its own line, else its document's `parent`. Unresolved references are left out. */
  contributions(from: ObjectivePlace): readonly Contribution[];
  /** The references by which an objective contributes, resolved or not; a line of its own replaces the document's `parent`. */
  contributingReferences(from: ObjectivePlace): readonly Reference[];
  /** Adopted documents of a layer above this one. */
  above(document: OkrDocument): readonly OkrDocument[];
  /** The documents with an objective whose heading has this anchor, in lower case. */
  withAnchor(anchor: string): readonly OkrDocument[];
  /** The name of the unit a document belongs to: its own, else that of the nearest folder above that has one. */
  unitOf(document: OkrDocument): string | null;
}

/** The objective's relation lines of one kind. */
export function relationsOf(objective: Objective, kind: Relation['kind']): readonly Relation[] {
  return objective.relations.filter((relation) => relation.kind === kind);
}
