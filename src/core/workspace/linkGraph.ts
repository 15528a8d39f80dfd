import type { Cycle } from '../model/calendar';
import type { Objective, OkrDocument, Reference } from '../model/entities';
import { contributingReferences, movedReferences, referencesOf } from './contributing';
import type { Facet } from './facets';
import { atAddress, contributionsOf, contributorsTo, facetOf, inFolder, type Key } from './keys';
import { MultiMap } from './multiMap';
import type { Questions } from './questions';
import {
  goalOf,
  resolveInside,
  resolveReference,
  type DocumentSource,
  type Inside,
  type Surroundings,
} from './references';
import { originalOf, seeDocument } from './seen';
import { canonicalUri } from './uris';
import type { Resolution } from './view';

/** A contribution by positions in lists, so that it stays true while only words change. */
export interface Link {
  readonly source: string;
  /** Index of the contributing objective. */
  readonly from: number;
  readonly reference: Reference;
  readonly target: string;
  /** Indexes in the target document. */
  readonly objective: number;
  readonly keyResult: number | null;
}

/** What one document refers to, and which answers it took to find out. */
interface Outgoing {
  readonly links: readonly Link[];
  readonly targets: ReadonlySet<string>;
  readonly reads: ReadonlySet<Key>;
}

const nothing: Outgoing = { links: [], targets: new Set(), reads: new Set() };

/**
 * Which document refers to which, forwards and backwards. A document is followed again when it changed, or when an answer
 * changed that its references depend on; that is put off until somebody asks, so that loading n documents takes O(n).
 */
export class LinkGraph {
  private readonly outgoing = new Map<string, Outgoing>();
  private readonly incoming = new MultiMap<string, string>();
  private readonly referring = new MultiMap<string, string>();
  private readonly readers = new MultiMap<Key, string>();
  private readonly grouped = new Map<string, ReadonlyMap<number, readonly Link[]>>();
  private readonly unsettled = new Set<string>();

  /**
   * @param source the documents
   * @param questions remembers what was asked about the inside of documents
   * @param surroundings read anew each time
   * @param changed told the keys of answers that changed
   */
  constructor(
    source: DocumentSource,
    questions: Questions,
    surroundings: () => Surroundings,
    changed: (key: Key) => void,
  ) {
    this.source = source;
    this.questions = questions;
    this.surroundings = surroundings;
    this.changed = changed;
  }
  private readonly source: DocumentSource;
  private readonly questions: Questions;
  private readonly surroundings: () => Surroundings;
  private readonly changed: (key: Key) => void;

  /** The document is new, changed or gone. */
  touch(uri: string): void {
    this.unsettled.add(uri);
  }

  touchAll(): void {
    for (const uri of this.outgoing.keys()) this.touch(uri);
  }

  /** Whether a reference was followed by way of an answer. */
  reads(key: Key): boolean {
    return this.readers.has(key);
  }

  /** An answer changed: whoever depends on it is followed again. */
  invalidate(key: Key): void {
    for (const uri of this.readers.get(key)) this.touch(uri);
  }

  /** Contributions of a document's objectives, in the order of its text. */
  linksFrom(uri: string): readonly Link[] {
    this.settle();
    return this.outgoing.get(uri)?.links ?? [];
  }

  /** Contributions to one objective, by the contributors' URIs, then positions. */
  linksTo(uri: string, objective: number): readonly Link[] {
    this.settle();
    const groups = this.grouped.get(uri) ?? this.group(uri);
    return groups.get(objective) ?? [];
  }

  /** Documents with a reference of any kind to this one, sorted. */
  referrers(uri: string): readonly string[] {
    this.settle();
    return [...this.referring.get(uri)].sort();
  }

  /** Follows the references of all documents that need it. O(their references). */
  settle(): void {
    for (const uri of this.unsettled) this.replace(uri, this.follow(this.source.get(uri)));
    this.unsettled.clear();
  }

  private group(uri: string): ReadonlyMap<number, readonly Link[]> {
    const groups = new Map<number, Link[]>();
    for (const source of [...this.incoming.get(uri)].sort()) {
      for (const link of this.outgoing.get(source)?.links ?? []) {
        if (link.target !== uri) continue;
        const group = groups.get(link.objective);
        if (group === undefined) groups.set(link.objective, [link]);
        else group.push(link);
      }
    }
    this.grouped.set(uri, groups);
    return groups;
  }

  private follow(document: OkrDocument | undefined): Outgoing {
    return document === undefined
      ? nothing
      : new Follower(document, this.source, this.questions, this.surroundings()).follow();
  }

  private replace(uri: string, next: Outgoing): void {
    const previous = this.outgoing.get(uri) ?? nothing;
    this.outgoing.set(uri, next);
    if (next === nothing) this.outgoing.delete(uri);
    exchange(this.readers, previous.reads, next.reads, uri);
    exchange(this.referring, previous.targets, next.targets, uri);
    const before = contributionTargets(previous);
    const after = contributionTargets(next);
    exchange(this.incoming, before, after, uri);
    const isSame = sameLinks(previous.links, next.links);
    if (!isSame) this.changed(contributionsOf(uri));
    for (const target of new Set([...before, ...after])) {
      // The links hold references, and so places, of the newest text.
      this.grouped.delete(target);
      if (!isSame) this.changed(contributorsTo(target));
    }
  }
}

function contributionTargets({ links }: Outgoing): ReadonlySet<string> {
  return new Set(links.map(({ target }) => target));
}

function exchange(
  map: MultiMap<string, string>,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  value: string,
): void {
  for (const key of before) if (!after.has(key)) map.delete(key, value);
  for (const key of after) if (!before.has(key)) map.add(key, value);
}

function sameLinks(before: readonly Link[], after: readonly Link[]): boolean {
  return before.length === after.length && before.every((link, index) => isSameLink(link, after[index]));
}

function isSameLink(a: Link, b: Link | undefined): boolean {
  return (
    b !== undefined &&
    a.from === b.from &&
    a.target === b.target &&
    a.objective === b.objective &&
    a.keyResult === b.keyResult &&
    a.reference.text === b.reference.text &&
    a.reference.linkText === b.reference.linkText
  );
}

/** Follows all references of one document, remembering what it asked. */
class Follower implements DocumentSource {
  private readonly reads = new Set<Key>();

  constructor(document: OkrDocument, source: DocumentSource, questions: Questions, surroundings: Surroundings) {
    this.document = document;
    this.source = source;
    this.questions = questions;
    this.surroundings = surroundings;
  }
  private readonly document: OkrDocument;
  private readonly source: DocumentSource;
  private readonly questions: Questions;
  private readonly surroundings: Surroundings;

  follow(): Outgoing {
    const links = this.document.objectives.flatMap((objective, index) => this.followObjective(objective, index));
    const targets = new Set(links.map(({ target }) => target));
    for (const reference of referencesOf(this.document)) {
      const found = this.resolve(reference, this.document.cycle);
      if (found.kind === 'resolved') targets.add(found.document.uri);
    }
    return { links, targets, reads: this.reads };
  }

  get(uri: string): OkrDocument | undefined {
    this.reads.add(atAddress(canonicalUri(uri)));
    const document = this.source.get(uri);
    return document === undefined ? undefined : this.see(document);
  }

  inFolder(uri: string): readonly OkrDocument[] {
    this.reads.add(inFolder(uri));
    return this.source.inFolder(uri).map((document) => this.see(document));
  }

  inside(document: OkrDocument, reference: Inside, cycle: Cycle | null): Resolution {
    const original = originalOf(document);
    if (original !== this.document) this.reads.add(this.questions.ask(original.uri, reference, cycle));
    return resolveInside(original, reference, cycle);
  }

  private see(document: OkrDocument): OkrDocument {
    if (document.uri === this.document.uri) return this.document;
    return seeDocument(document, (facet: Facet) => this.reads.add(facetOf(facet, document.uri)));
  }

  private resolve(reference: Reference, cycle: Cycle | null): Resolution {
    return resolveReference(reference, this.document, cycle, this, this.surroundings);
  }

  private followObjective(objective: Objective, from: number): Link[] {
    const place = { document: this.document, objective };
    const references = [...contributingReferences(place), ...movedReferences(objective)];
    const links = references.flatMap((reference) => this.toLink(reference, objective, from) ?? []);
    // The same thing may be said by a line and by several key results.
    return links.filter((link, index) => links.findIndex((other) => sameGoal(link, other)) === index);
  }

  private toLink(reference: Reference, own: Objective, from: number): Link | null {
    const found = this.resolve(reference, own.cycle ?? this.document.cycle);
    if (found.kind !== 'resolved') return null;
    const goal = goalOf(found);
    if (goal === null) return null;
    const keyResult = found.keyResult === null ? null : goal.keyResults.indexOf(found.keyResult);
    return {
      source: this.document.uri,
      from,
      reference,
      target: found.document.uri,
      objective: found.document.objectives.indexOf(goal),
      keyResult,
    };
  }
}

function sameGoal(a: Link, b: Link): boolean {
  return a.target === b.target && a.objective === b.objective && a.keyResult === b.keyResult;
}
