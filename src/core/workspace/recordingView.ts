import type { Cycle } from '../model/calendar';
import type { Layer, OkrDocument, Reference } from '../model/entities';
import { contributingReferences } from './contributing';
import type { Facet } from './facets';
import {
  allDocuments,
  atAddress,
  contributionsOf,
  contributorsTo,
  facetOf,
  facetOfAll,
  facetOfLayer,
  inFolder,
  ofLayer,
  type Key,
} from './keys';
import { resolveReference, type DocumentSource } from './references';
import { originalOf, seeDocument } from './seen';
import { unitOf } from './units';
import { canonicalUri } from './uris';
import type { Contribution, ObjectivePlace, Resolution, WorkspaceView } from './view';
import { layersAbove, type WorkspaceIndex } from './workspaceIndex';

/**
 * The workspace as the rules of one document see it: the index's answers, and the key of each of them remembered. Other
 * documents are handed out so that reading a field of theirs is remembered too; the document itself is not, because a
 * change of it makes all its problems stale anyway.
 */
export class RecordingView implements WorkspaceView, DocumentSource {
  private readonly index: WorkspaceIndex;
  private readonly self: OkrDocument;
  private readonly seen = new Map<string, OkrDocument>();
  private reads = new Set<Key>();
  /** Where all documents, or all of a layer, were asked for, one key stands for what was read of them. */
  private sawAll = false;
  private sawLayers: readonly Layer[] = [];

  constructor(index: WorkspaceIndex, self: OkrDocument) {
    this.index = index;
    this.self = self;
  }

  /** The keys noted since this was last called. */
  takeReads(): ReadonlySet<Key> {
    const taken = this.reads;
    this.reads = new Set();
    this.sawAll = false;
    this.sawLayers = [];
    return taken;
  }

  note(key: Key): void {
    this.reads.add(key);
  }

  get(uri: string): OkrDocument | undefined {
    this.note(atAddress(canonicalUri(uri)));
    const document = this.index.get(uri);
    return document === undefined ? undefined : this.see(document);
  }

  inFolder(uri: string): readonly OkrDocument[] {
    this.note(inFolder(canonicalUri(uri)));
    return this.index.inFolder(uri).map((document) => this.see(document));
  }

  documents(): readonly OkrDocument[] {
    this.note(allDocuments);
    this.sawAll = true;
    return this.index.documents().map((document) => this.see(document));
  }

  resolve(reference: Reference, from: OkrDocument, cycle: Cycle | null = from.cycle): Resolution {
    return resolveReference(reference, from, cycle, this, this.index.surroundings);
  }

  contributors(to: ObjectivePlace): readonly Contribution[] {
    this.note(contributorsTo(to.document.uri));
    return this.index.contributors(originalPlace(to)).map((each) => this.seeContribution(each));
  }

  contributions(from: ObjectivePlace): readonly Contribution[] {
    this.note(contributionsOf(from.document.uri));
    return this.index.contributions(originalPlace(from)).map((each) => this.seeContribution(each));
  }

  contributingReferences(from: ObjectivePlace): readonly Reference[] {
    return contributingReferences(from);
  }

  above(document: OkrDocument): readonly OkrDocument[] {
    const layers = document.layer === null ? [] : layersAbove(document.layer);
    for (const layer of layers) this.note(ofLayer(layer));
    this.sawLayers = [...this.sawLayers, ...layers];
    return this.index.above(originalOf(document)).map((each) => this.see(each));
  }

  unitOf(document: OkrDocument): string | null {
    return unitOf(document, this, this.index.folders);
  }

  private see(document: OkrDocument): OkrDocument {
    if (document.uri === this.self.uri) return this.self;
    const known = this.seen.get(document.uri);
    if (known !== undefined) return known;
    const seen = seeDocument(document, (facet) => this.noteFacet(facet, document));
    this.seen.set(document.uri, seen);
    return seen;
  }

  private noteFacet(facet: Facet, { uri, adopted, layer }: OkrDocument): void {
    if (this.sawAll) this.note(facetOfAll(facet));
    else if (adopted && layer !== null && this.sawLayers.includes(layer)) this.note(facetOfLayer(facet, layer));
    else this.note(facetOf(facet, uri));
  }

  private seeContribution({ from, reference, to, keyResult }: Contribution): Contribution {
    const target = this.seePlace(to);
    const position = keyResult === null ? -1 : to.objective.keyResults.indexOf(keyResult);
    return {
      from: this.seePlace(from),
      reference,
      to: target,
      keyResult: position < 0 ? null : (target.objective.keyResults[position] ?? null),
    };
  }

  private seePlace({ document, objective }: ObjectivePlace): ObjectivePlace {
    const seen = this.see(document);
    return { document: seen, objective: seen.objectives[document.objectives.indexOf(objective)] ?? objective };
  }
}

function originalPlace({ document, objective }: ObjectivePlace): ObjectivePlace {
  return { document: originalOf(document), objective: originalOf(objective) };
}
