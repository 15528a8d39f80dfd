import type { Cycle } from '../model/calendar';
import { layers, type Layer, type Objective, type OkrDocument, type Reference } from '../model/entities';
import { contributingReferences } from './contributing';
import { changedFacets, samePlaces } from './facets';
import type { Folder } from './folder';
import {
  allDocuments,
  atAddress,
  facetOf,
  facetOfAll,
  facetOfLayer,
  inFolder,
  ofLayer,
  placesOf,
  withAnchor,
  type Key,
} from './keys';
import { LinkGraph, type Link } from './linkGraph';
import { MultiMap } from './multiMap';
import { Questions } from './questions';
import { resolveInside, resolveReference, type DocumentSource, type Inside, type Surroundings } from './references';
import { unitOf } from './units';
import { canonicalUri, parentUri } from './uris';
import type { Contribution, ObjectivePlace, Resolution, WorkspaceView } from './view';

/**
 * All documents and how they refer to each other. It holds entities only, neither text nor syntax trees.
 *
 * An update costs O(the document and its neighbours): those that refer to it, and only when what they looked up in it (an
 * address, labels, the cycle of a folder's document) became another. Following references is put off until somebody asks,
 * so that loading n documents costs O(n).
 */
export class WorkspaceIndex implements WorkspaceView, DocumentSource {
  private readonly byUri = new Map<string, OkrDocument>();
  /** From the canonical address to the URI, where they differ. */
  private readonly otherForms = new Map<string, string>();
  private readonly byFolder = new MultiMap<string, string>();
  private readonly byLayer = new MultiMap<Layer, string>();
  private readonly byAnchor = new MultiMap<string, string>();
  private sorted: readonly OkrDocument[] | null = null;
  private sortedUris: readonly string[] | null = null;
  private readonly higher = new Map<Layer, readonly OkrDocument[]>();
  private readonly changes = new Set<Key>();
  private readonly questions: Questions;
  private readonly graph: LinkGraph;
  private readonly readers: ((key: Key) => boolean)[] = [];
  private around: Surroundings;

  /** @param aliases from names that references may use to URIs of folders, as the config's `folders` gives them */
  constructor(folders: readonly Folder[] = [], aliases: ReadonlyMap<string, string> = new Map()) {
    this.around = { folders, aliases };
    this.questions = new Questions(
      (key) => this.note(key),
      (key) => this.graph.reads(key) || this.readers.some((reads) => reads(key)),
    );
    this.graph = new LinkGraph(
      this,
      this.questions,
      () => this.around,
      (key) => this.changes.add(key),
    );
  }

  get folders(): readonly Folder[] {
    return this.around.folders;
  }

  get surroundings(): Surroundings {
    return this.around;
  }

  get size(): number {
    return this.byUri.size;
  }

  /** Replaces what is opened; every reference is followed anew. */
  setSurroundings(surroundings: Surroundings): void {
    this.around = surroundings;
    this.graph.touchAll();
  }

  /** Adds a document or replaces the one with its URI. */
  set(document: OkrDocument): void {
    const before = this.byUri.get(document.uri);
    this.byUri.set(document.uri, document);
    this.forgetLists();
    this.graph.touch(document.uri);
    if (before === undefined) this.enter(document);
    else this.compare(before, document);
  }

  /** @returns whether there was such a document */
  delete(uri: string): boolean {
    const document = this.get(uri);
    if (document === undefined) return false;
    this.byUri.delete(document.uri);
    this.forgetLists();
    this.graph.touch(document.uri);
    this.questions.forget(document.uri);
    this.leave(document);
    return true;
  }

  get(uri: string): OkrDocument | undefined {
    const exact = this.byUri.get(uri);
    if (exact !== undefined) return exact;
    const address = canonicalUri(uri);
    return this.byUri.get(this.otherForms.get(address) ?? address);
  }

  documents(): readonly OkrDocument[] {
    this.sorted ??= this.uris().flatMap((uri) => this.byUri.get(uri) ?? []);
    return this.sorted;
  }

  uris(): readonly string[] {
    this.sortedUris ??= [...this.byUri.keys()].sort();
    return this.sortedUris;
  }

  inFolder(uri: string): readonly OkrDocument[] {
    return this.inOrder(this.byFolder.get(canonicalUri(uri)));
  }

  inside(document: OkrDocument, reference: Inside, cycle: Cycle | null): Resolution {
    return resolveInside(document, reference, cycle);
  }

  /** Lets somebody who keeps keys say which: the questions behind others are forgotten. */
  addReader(reads: (key: Key) => boolean): void {
    this.readers.push(reads);
  }

  /** Remembers a question about the inside of a document. @returns the key that is among the changes when its answer changes */
  ask(document: OkrDocument, reference: Inside, cycle: Cycle | null): Key {
    return this.questions.ask(document.uri, reference, cycle);
  }

  resolve(reference: Reference, from: OkrDocument, cycle: Cycle | null = from.cycle): Resolution {
    return resolveReference(reference, from, cycle, this, this.around);
  }

  contributors(to: ObjectivePlace): readonly Contribution[] {
    const objective = this.positionOf(to);
    return this.graph.linksTo(to.document.uri, objective).flatMap((link) => this.toContribution(link) ?? []);
  }

  contributions(from: ObjectivePlace): readonly Contribution[] {
    const objective = this.positionOf(from);
    const links = this.graph.linksFrom(from.document.uri).filter((link) => link.from === objective);
    return links.flatMap((link) => this.toContribution(link) ?? []);
  }

  contributingReferences(from: ObjectivePlace): readonly Reference[] {
    return contributingReferences(from);
  }

  above({ layer }: OkrDocument): readonly OkrDocument[] {
    if (layer === null) return [];
    const known = this.higher.get(layer);
    if (known !== undefined) return known;
    const documents = this.inOrder(layersAbove(layer).flatMap((each) => [...this.byLayer.get(each)]));
    this.higher.set(layer, documents);
    return documents;
  }

  withAnchor(anchor: string): readonly OkrDocument[] {
    return this.inOrder(this.byAnchor.get(anchor));
  }

  unitOf(document: OkrDocument): string | null {
    return unitOf(document, this, this.around.folders);
  }

  /** Documents with a reference of any kind into this one, sorted. */
  referrers(uri: string): readonly string[] {
    return this.graph.referrers(this.get(uri)?.uri ?? uri);
  }

  /** The keys of all answers that may have changed since this was last called. */
  takeChanges(): ReadonlySet<Key> {
    this.graph.settle();
    const taken = new Set(this.changes);
    this.changes.clear();
    return taken;
  }

  private enter(document: OkrDocument): void {
    const address = canonicalUri(document.uri);
    if (address !== document.uri) this.otherForms.set(address, document.uri);
    this.byFolder.add(parentUri(address), document.uri);
    const layer = layerOf(document);
    if (layer !== null) this.byLayer.add(layer, document.uri);
    this.sortedUris = null;
    this.moveAnchors(document.uri, new Set(), anchorsOf(document));
    this.noteExistence(address, layer);
  }

  private leave(document: OkrDocument): void {
    const address = canonicalUri(document.uri);
    if (this.otherForms.get(address) === document.uri) this.otherForms.delete(address);
    this.byFolder.delete(parentUri(address), document.uri);
    const layer = layerOf(document);
    if (layer !== null) this.byLayer.delete(layer, document.uri);
    this.sortedUris = null;
    this.moveAnchors(document.uri, anchorsOf(document), new Set());
    this.noteExistence(address, layer);
  }

  private noteExistence(address: string, layer: Layer | null): void {
    this.note(atAddress(address));
    this.note(inFolder(parentUri(address)));
    this.note(allDocuments);
    if (layer !== null) this.note(ofLayer(layer));
  }

  private compare(before: OkrDocument, document: OkrDocument): void {
    const was = layerOf(before);
    const is = layerOf(document);
    const facets = changedFacets(before, document);
    if (facetsOfInside.some((facet) => facets.has(facet))) this.questions.compare(before, document);
    for (const facet of facets) {
      this.note(facetOf(facet, document.uri));
      this.note(facetOfAll(facet));
      if (was !== null) this.note(facetOfLayer(facet, was));
    }
    if (facets.has('anchors')) this.moveAnchors(document.uri, anchorsOf(before), anchorsOf(document));
    if (was !== is) this.changeLayer(document.uri, was, is);
    if (!samePlaces(before, document)) this.note(placesOf(document.uri));
  }

  private changeLayer(uri: string, was: Layer | null, is: Layer | null): void {
    if (was !== null) {
      this.byLayer.delete(was, uri);
      this.note(ofLayer(was));
    }
    if (is !== null) {
      this.byLayer.add(is, uri);
      this.note(ofLayer(is));
    }
  }

  private moveAnchors(uri: string, before: ReadonlySet<string>, after: ReadonlySet<string>): void {
    for (const anchor of before) {
      if (after.has(anchor)) continue;
      this.byAnchor.delete(anchor, uri);
      this.note(withAnchor(anchor));
    }
    for (const anchor of after) {
      if (before.has(anchor)) continue;
      this.byAnchor.add(anchor, uri);
      this.note(withAnchor(anchor));
    }
  }

  private note(key: Key): void {
    this.changes.add(key);
    this.graph.invalidate(key);
  }

  private forgetLists(): void {
    this.sorted = null;
    this.higher.clear();
  }

  private inOrder(uris: Iterable<string>): OkrDocument[] {
    return [...uris].sort().flatMap((uri) => this.byUri.get(uri) ?? []);
  }

  /** Where an objective stands in the document as it is now; −1 where it is gone. */
  private positionOf({ document, objective }: ObjectivePlace): number {
    const objectives = this.byUri.get(document.uri)?.objectives ?? [];
    const position = objectives.indexOf(objective);
    return position >= 0 ? position : objectives.findIndex((other) => isSameObjective(other, objective));
  }

  private toContribution(link: Link): Contribution | null {
    const source = this.byUri.get(link.source);
    const target = this.byUri.get(link.target);
    const from = source?.objectives[link.from];
    const to = target?.objectives[link.objective];
    if (source === undefined || target === undefined || from === undefined || to === undefined) return null;
    return {
      from: { document: source, objective: from },
      reference: link.reference,
      to: { document: target, objective: to },
      keyResult: link.keyResult === null ? null : (to.keyResults[link.keyResult] ?? null),
    };
  }
}

/** What the answers to questions about the inside of a document rest on. */
const facetsOfInside = ['header', 'labels', 'anchors', 'wording', 'sections'] as const;

function layerOf({ adopted, layer }: OkrDocument): Layer | null {
  return adopted ? layer : null;
}

function anchorsOf({ objectives }: OkrDocument): ReadonlySet<string> {
  return new Set(objectives.map(({ anchor }) => anchor.toLowerCase()).filter((anchor) => anchor !== ''));
}

/** From the highest to the one right above. */
export function layersAbove(layer: Layer): readonly Layer[] {
  return layers.slice(0, layers.indexOf(layer));
}

function isSameObjective(a: Objective, b: Objective): boolean {
  return a.label === b.label && a.cycle?.start === b.cycle?.start && a.cycle?.end === b.cycle?.end;
}
