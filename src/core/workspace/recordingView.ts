import type { Cycle } from '../model/calendar';
import type { KeyResult, Layer, Objective, OkrDocument, Reference } from '../model/entities';
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
  withAnchor,
  type Key,
} from './keys';
import { resolveReference, type DocumentSource, type Inside } from './references';
import { originalOf, seeDocument, seeKeyResultOf, seeObjectiveOf } from './seen';
import { unitOf } from './units';
import { canonicalUri } from './uris';
import type { Contribution, ObjectivePlace, Resolution, WorkspaceView } from './view';
import { layersAbove, type WorkspaceIndex } from './workspaceIndex';

/** Beyond so many documents one key stands for a facet of all of them, so that what is remembered stays small. */
const fewDocuments = 32;

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
  /** From a facet to how many documents' keys were noted. */
  private readonly counts = new Map<Facet, number>();
  /** Where all of a layer were asked for, one key stands for what was read of them. */
  private sawLayers: readonly Layer[] = [];

  constructor(index: WorkspaceIndex, self: OkrDocument) {
    this.index = index;
    this.self = self;
  }

  /** The keys noted since this was last called. */
  takeReads(): ReadonlySet<Key> {
    const taken = this.reads;
    this.reads = new Set();
    this.counts.clear();
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

  inside(document: OkrDocument, reference: Inside, cycle: Cycle | null): Resolution {
    const original = originalOf(document);
    if (original !== this.self) this.note(this.index.ask(original, reference, cycle));
    return this.seeResolution(this.index.inside(original, reference, cycle));
  }

  documents(): readonly OkrDocument[] {
    this.note(allDocuments);
    return this.index.documents().map((document) => this.see(document));
  }

  uris(): readonly string[] {
    this.note(allDocuments);
    return this.index.uris();
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

  withAnchor(anchor: string): readonly OkrDocument[] {
    this.note(withAnchor(anchor));
    return this.index.withAnchor(anchor).map((each) => this.see(each));
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
    if (adopted && layer !== null && this.sawLayers.includes(layer)) return this.note(facetOfLayer(facet, layer));
    const key = facetOf(facet, uri);
    if (this.reads.has(key)) return undefined;
    const count = this.counts.get(facet) ?? 0;
    this.counts.set(facet, count + 1);
    return this.note(count < fewDocuments ? key : facetOfAll(facet));
  }

  private seeResolution(found: Resolution): Resolution {
    if (found.kind === 'missing')
      return { ...found, document: found.document === null ? null : this.see(found.document) };
    if (found.kind === 'outside' || found.objective === null) return this.seeTarget(found);
    const { document, objective } = this.seePlace({ document: found.document, objective: found.objective });
    return { ...found, document, objective, keyResult: seeMember(found.objective, objective, found.keyResult) };
  }

  private seeTarget(found: Resolution): Resolution {
    return found.kind === 'resolved' ? { ...found, document: this.see(found.document) } : found;
  }

  private seeContribution({ from, reference, to, keyResult }: Contribution): Contribution {
    const target = this.seePlace(to);
    const seen = seeMember(to.objective, target.objective, keyResult);
    return { from: this.seePlace(from), reference, to: target, keyResult: seen };
  }

  private seePlace({ document, objective }: ObjectivePlace): ObjectivePlace {
    const seen = this.see(document);
    return { document: seen, objective: seeObjectiveOf(seen, document.objectives.indexOf(objective)) ?? objective };
  }
}

function seeMember(original: Objective, seen: Objective, keyResult: KeyResult | null): KeyResult | null {
  return keyResult === null ? null : seeKeyResultOf(seen, original.keyResults.indexOf(keyResult));
}

function originalPlace({ document, objective }: ObjectivePlace): ObjectivePlace {
  return { document: originalOf(document), objective: originalOf(objective) };
}
