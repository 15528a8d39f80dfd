import type { Cycle, IsoDate } from '../core/model/calendar';
import { layers, type KeyResult, type Objective, type OkrDocument } from '../core/model/entities';
import { contains, type Position, type Range } from '../core/text/position';
import type { ObjectivePlace, WorkspaceView } from '../core/workspace/view';

/** How the tree of objectives is laid out. */
export type Grouping = 'alignment' | 'owner' | 'cycle';

/** Which cycles the tree shows: those that run today, all, or those that overlap a given one. */
export type CycleFilter = 'current' | 'all' | Cycle;

export interface OutlineOptions {
  readonly grouping: Grouping;
  readonly cycle: CycleFilter;
  /** Chooses documents, or `null` for all. */
  readonly mine: ((document: OkrDocument) => boolean) | null;
  readonly today: IsoDate;
}

interface NodeBase {
  /** The same for the same thing at the same place in the tree, whatever is edited around it. */
  readonly id: string;
  readonly parent: OutlineNode | null;
}

/** A heading of the tree's own. */
export interface GroupNode extends NodeBase {
  readonly kind: 'group';
  readonly group: 'not-aligned' | 'outside' | 'cycle';
  /** Of a group of one cycle; `null` for what has none. */
  readonly cycle: Cycle | null;
  readonly count: number;
}

/** A company, unit or team, with its documents; the one that a click opens first. */
export interface OwnerNode extends NodeBase {
  readonly kind: 'owner';
  readonly documents: readonly [OkrDocument, ...OkrDocument[]];
}

export interface ObjectiveNode extends NodeBase {
  readonly kind: 'objective';
  readonly document: OkrDocument;
  readonly objective: Objective;
  /** Whether only what contributes to it passes the filter, so that it is shown for context. */
  readonly context: boolean;
  /** How its document is bound to what stands above. */
  readonly alignment: 'aligned' | 'top' | 'outside' | 'none-on-purpose' | 'broken' | 'missing' | 'loop';
  /** Where it stands below itself: nothing is shown beneath. */
  readonly repeated: boolean;
  readonly hasChildren: boolean;
}

export interface KeyResultNode extends NodeBase {
  readonly kind: 'key-result';
  readonly document: OkrDocument;
  readonly objective: Objective;
  readonly keyResult: KeyResult;
}

export type OutlineNode = GroupNode | OwnerNode | ObjectiveNode | KeyResultNode;

interface Entry {
  readonly place: ObjectivePlace;
  readonly key: string;
  readonly cycle: Cycle | null;
  readonly matches: boolean;
  readonly parents: Entry[];
  readonly children: Entry[];
  included: boolean;
}

/**
 * The tree of objectives as data, laid out node by node as it is asked for: an objective that contributes to two parents
 * stands under both, so that the whole tree may be far larger than the documents. Holds for the documents as they were
 * when it was made.
 */
export class Outline {
  readonly options: OutlineOptions;
  /** Whether any objective that bears a cycle passes the filter. */
  readonly matchesAny: boolean;
  private readonly workspace: WorkspaceView;
  private readonly entries: readonly Entry[];
  private readonly entryOf = new Map<Objective, Entry>();
  private readonly looping = new Set<Entry>();
  private readonly made = new Map<OutlineNode, readonly OutlineNode[]>();
  private rootNodes: readonly OutlineNode[] | null = null;

  constructor(workspace: WorkspaceView, options: OutlineOptions) {
    this.workspace = workspace;
    this.options = options;
    this.entries = workspace.documents().flatMap((document) => this.entriesOf(document));
    for (const entry of this.entries) this.entryOf.set(entry.place.objective, entry);
    for (const entry of this.entries) this.connect(entry);
    for (const entry of this.entries) if (entry.matches) include(entry);
    for (const entry of this.entries) entry.children.sort(byLayerAndOwner);
    this.matchesAny = this.entries.some((entry) => entry.matches && entry.cycle !== null);
  }

  roots(): readonly OutlineNode[] {
    this.rootNodes ??= this.makeRoots();
    return this.rootNodes;
  }

  children(node: OutlineNode): readonly OutlineNode[] {
    const known = this.made.get(node);
    if (known !== undefined) return known;
    const children = this.makeChildren(node);
    this.made.set(node, children);
    return children;
  }

  /** The first node of the key result or objective around a place in a document; `null` where there is none. */
  find(uri: string, at: Position): OutlineNode | null {
    const entry = this.entries.find(({ place }) => place.document.uri === uri && contains(place.objective.range, at));
    if (entry === undefined || !entry.included) return null;
    const keyResult = entry.place.objective.keyResults.find(({ range }) => contains(range, at));
    const node = this.nodeOf(entry);
    if (node === null || keyResult === undefined) return node;
    return this.children(node).find((child) => child.kind === 'key-result' && child.keyResult === keyResult) ?? node;
  }

  private entriesOf(document: OkrDocument): Entry[] {
    const used = new Map<string, number>();
    return document.objectives.map((objective) => {
      const count = (used.get(objective.label) ?? 0) + 1;
      used.set(objective.label, count);
      const cycle = objective.cycle ?? document.cycle;
      return {
        place: { document, objective },
        key: `${document.uri}#${objective.label}${count > 1 ? `~${count}` : ''}`,
        cycle,
        matches: matchesCycle(cycle, this.options) && (this.options.mine?.(document) ?? true),
        parents: [],
        children: [],
        included: false,
      };
    });
  }

  private connect(entry: Entry): void {
    for (const { to } of this.workspace.contributions(entry.place)) {
      const parent = this.entryOf.get(to.objective);
      if (parent === undefined || entry.parents.includes(parent)) continue;
      entry.parents.push(parent);
      parent.children.push(entry);
    }
  }

  private makeRoots(): readonly OutlineNode[] {
    switch (this.options.grouping) {
      case 'alignment':
        return this.alignmentRoots();
      case 'owner':
        return ownersOf(this.matching(), null);
      case 'cycle':
        return this.cycleRoots();
    }
  }

  private alignmentRoots(): readonly OutlineNode[] {
    const parentless = this.entries.filter((entry) => entry.included && entry.parents.length === 0);
    const tops = parentless.filter((entry) => this.isTop(entry)).sort(byLayerAndOwner);
    const below = parentless.filter((entry) => !this.isTop(entry));
    const outside = below.filter((entry) => this.alignmentOf(entry) === 'outside').sort(byLayerAndOwner);
    const unaligned = below.filter((entry) => this.alignmentOf(entry) !== 'outside');
    unaligned.push(...this.findLoops(parentless));
    return [
      ...tops.map((entry) => this.objectiveNode(entry, null)),
      ...this.groupOf('outside', outside),
      ...this.groupOf('not-aligned', unaligned.sort(byLayerAndOwner)),
    ];
  }

  /** One entry of each ring that no root leads to. */
  private findLoops(roots: readonly Entry[]): readonly Entry[] {
    const reached = new Set<Entry>();
    for (const root of roots) reach(root, reached);
    const found: Entry[] = [];
    for (const entry of this.entries) {
      if (!entry.included || reached.has(entry)) continue;
      found.push(entry);
      this.looping.add(entry);
      reach(entry, reached);
    }
    return found;
  }

  private isTop({ place: { document } }: Entry): boolean {
    if (document.layer === null || document.layer === 'team') return false;
    return document.layer !== 'unit' || this.workspace.above(document).length === 0;
  }

  private alignmentOf(entry: Entry): ObjectiveNode['alignment'] {
    const { document, objective } = entry.place;
    if (this.looping.has(entry)) return 'loop';
    if (entry.parents.length > 0) return 'aligned';
    const references = this.workspace.contributingReferences(entry.place);
    if (references.some((each) => this.workspace.resolve(each, document, entry.cycle).kind === 'outside'))
      return 'outside';
    if (references.length > 0) return 'broken';
    if (this.isTop(entry)) return 'top';
    const own = objective.relations.filter(({ kind }) => kind === 'contributes-to');
    const none =
      own.length > 0 ? own.some((relation) => relation.none !== null) : document.frontmatter.parentNone !== null;
    return none ? 'none-on-purpose' : 'missing';
  }

  private groupOf(group: 'outside' | 'not-aligned', entries: readonly Entry[]): readonly OutlineNode[] {
    if (entries.length === 0) return [];
    const node: GroupNode = { kind: 'group', id: group, parent: null, group, cycle: null, count: entries.length };
    this.made.set(
      node,
      entries.map((entry) => this.objectiveNode(entry, node)),
    );
    return [node];
  }

  private cycleRoots(): readonly OutlineNode[] {
    const byName = new Map<string, Entry[]>();
    for (const entry of this.matching()) append(byName, entry.cycle?.name ?? '', entry);
    const groups = [...byName].map(([name, entries]) => this.cycleGroup(name, entries));
    return groups.sort(
      (a, b) =>
        compareText(b.cycle?.start ?? '', a.cycle?.start ?? '') || compareText(a.cycle?.end ?? '', b.cycle?.end ?? ''),
    );
  }

  private cycleGroup(name: string, entries: readonly Entry[]): GroupNode {
    const cycle = entries[0]?.cycle ?? null;
    const node: GroupNode = {
      kind: 'group',
      id: `cycle:${name}`,
      parent: null,
      group: 'cycle',
      cycle,
      count: entries.length,
    };
    this.made.set(node, ownersOf(entries, node));
    return node;
  }

  private matching(): readonly Entry[] {
    return this.entries.filter((entry) => entry.matches);
  }

  private makeChildren(node: OutlineNode): readonly OutlineNode[] {
    if (node.kind === 'owner') return this.objectivesOf(node);
    if (node.kind !== 'objective') return [];
    const entry = this.entryOf.get(node.objective);
    const contributors =
      entry === undefined || node.repeated || this.options.grouping !== 'alignment'
        ? []
        : this.contributorsOf(entry, node);
    return [...contributors, ...keyResultNodes(node)];
  }

  private objectivesOf(owner: OwnerNode): readonly OutlineNode[] {
    const cycle = owner.parent?.kind === 'group' ? { is: owner.parent.cycle } : null;
    return this.matching()
      .filter((entry) => owner.documents.includes(entry.place.document))
      .filter((entry) => cycle === null || entry.cycle?.name === cycle.is?.name)
      .map((entry) => this.objectiveNode(entry, owner));
  }

  private contributorsOf(entry: Entry, node: ObjectiveNode): readonly OutlineNode[] {
    return entry.children.filter((child) => child.included).map((child) => this.objectiveNode(child, node));
  }

  private objectiveNode(entry: Entry, parent: OutlineNode | null): ObjectiveNode {
    const { document, objective } = entry.place;
    const repeated = standsAbove(objective, parent);
    const contributors = this.options.grouping === 'alignment' && entry.children.some((child) => child.included);
    return {
      kind: 'objective',
      id: parent === null ? entry.key : `${parent.id}/${entry.key}`,
      parent,
      document,
      objective,
      context: !entry.matches,
      alignment: this.alignmentOf(entry),
      repeated,
      hasChildren: !repeated && (contributors || objective.keyResults.length > 0),
    };
  }

  /** Follows the first way up, then walks it down, so that the node is the one that the tree shows. */
  private nodeOf(entry: Entry): OutlineNode | null {
    const roots = this.roots();
    if (this.options.grouping !== 'alignment') return this.search(roots, entry, 2);
    let level = roots.flatMap((root) => (root.kind === 'group' ? this.children(root) : [root]));
    let found: OutlineNode | null = null;
    for (const step of this.wayTo(entry)) {
      found = level.find((node) => node.kind === 'objective' && node.objective === step.place.objective) ?? null;
      if (found === null) return null;
      level = [...this.children(found)];
    }
    return found;
  }

  /** From a root to the entry; in a ring, from the entry that the tree shows first. */
  private wayTo(entry: Entry): readonly Entry[] {
    const way = [entry];
    let at = entry;
    while (!this.looping.has(at)) {
      const up = at.parents.find((parent) => !way.includes(parent));
      if (up === undefined) break;
      way.unshift(up);
      at = up;
    }
    return way;
  }

  private search(nodes: readonly OutlineNode[], entry: Entry, depth: number): OutlineNode | null {
    for (const node of nodes) {
      if (node.kind === 'objective' && node.objective === entry.place.objective) return node;
      const mayHold = node.kind === 'group' || (node.kind === 'owner' && node.documents.includes(entry.place.document));
      const inside = depth > 0 && mayHold ? this.search(this.children(node), entry, depth - 1) : null;
      if (inside !== null) return inside;
    }
    return null;
  }
}

/** Whether a cycle passes; what bears none always does, as vision and strategy. */
function matchesCycle(cycle: Cycle | null, { cycle: filter, today }: OutlineOptions): boolean {
  if (cycle === null || filter === 'all') return true;
  const wanted = filter === 'current' ? { start: today, end: today } : filter;
  return cycle.start <= wanted.end && wanted.start <= cycle.end;
}

/** Includes an entry and all that it contributes to. */
function include(entry: Entry): void {
  const open = [entry];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.included) continue;
    next.included = true;
    open.push(...next.parents);
  }
}

function reach(entry: Entry, reached: Set<Entry>): void {
  const open = [entry];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...next.children);
  }
}

function standsAbove(objective: Objective, node: OutlineNode | null): boolean {
  for (let above = node; above !== null; above = above.parent) {
    if (above.kind === 'objective' && above.objective === objective) return true;
  }
  return false;
}

function ownersOf(entries: readonly Entry[], parent: OutlineNode | null): readonly OutlineNode[] {
  const byOwner = new Map<string, OkrDocument[]>();
  for (const { place } of [...entries].sort(byLayerAndOwner)) {
    const key = `${place.document.layer ?? ''}:${place.document.name}`;
    if (byOwner.get(key)?.includes(place.document) !== true) append(byOwner, key, place.document);
  }
  return [...byOwner].flatMap(([key, [first, ...rest]]) =>
    first === undefined
      ? []
      : [
          {
            kind: 'owner' as const,
            id: parent === null ? `owner:${key}` : `${parent.id}/owner:${key}`,
            parent,
            documents: [first, ...rest] as const,
          },
        ],
  );
}

function keyResultNodes(node: ObjectiveNode): readonly OutlineNode[] {
  if (node.repeated) return [];
  const used = new Map<string, number>();
  return node.objective.keyResults.map((keyResult) => {
    const count = (used.get(keyResult.label) ?? 0) + 1;
    used.set(keyResult.label, count);
    return {
      kind: 'key-result',
      id: `${node.id}/${keyResult.label}${count > 1 ? `~${count}` : ''}`,
      parent: node,
      document: node.document,
      objective: node.objective,
      keyResult,
    };
  });
}

/** Higher layers first, then by the owner's name, the newer cycle first, then as written. */
function byLayerAndOwner(a: Entry, b: Entry): number {
  return (
    rankOf(a.place.document) - rankOf(b.place.document) ||
    compareText(a.place.document.name, b.place.document.name) ||
    compareText(b.cycle?.start ?? '', a.cycle?.start ?? '') ||
    compareText(a.place.document.uri, b.place.document.uri) ||
    a.place.objective.range.start.line - b.place.objective.range.start.line
  );
}

function rankOf({ layer }: OkrDocument): number {
  return layer === null ? layers.length : layers.indexOf(layer);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Where a node is written: what a click opens. Groups are written nowhere. */
export function placeOf(node: OutlineNode): { readonly uri: string; readonly range: Range } | null {
  switch (node.kind) {
    case 'group':
      return null;
    case 'owner': {
      const [document] = node.documents;
      const start = document.title?.range ?? document.objectives[0]?.titleRange;
      return {
        uri: document.uri,
        range: start ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      };
    }
    case 'objective':
      return { uri: node.document.uri, range: node.objective.titleRange };
    case 'key-result':
      return { uri: node.document.uri, range: node.keyResult.textRange };
  }
}
