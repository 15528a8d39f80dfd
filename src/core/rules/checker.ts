import type { IsoDate } from '../model/calendar';
import type { OkrDocument } from '../model/entities';
import type { Folder } from '../workspace/folder';
import { placesOf, today as todayKey, type Key } from '../workspace/keys';
import { MultiMap } from '../workspace/multiMap';
import { RecordingView } from '../workspace/recordingView';
import { joinUri } from '../workspace/uris';
import { WorkspaceIndex } from '../workspace/workspaceIndex';
import type { Config } from './config';
import type { Problem } from './problem';
import type { Rule, RuleContext } from './rule';
import { configFor, SeverityTable, type EffectiveSetting } from './severity';
import { isSuppressed } from './suppression';
import { compareProblems, toProblem } from './toProblem';

export interface CheckerOptions {
  readonly today: IsoDate;
  readonly folders?: readonly Folder[];
  /** One, or one for each root of a multi-root workspace. */
  readonly config?: Config | readonly Config[];
  /** Whether all documents are known from the start; default `true`. */
  readonly complete?: boolean;
}

/** What a rule found in a document, and the answers that this rests on. */
interface Outcome {
  readonly problems: readonly Problem[];
  readonly reads: ReadonlySet<Key>;
}

/** Most rules find nothing in most documents and ask nobody. */
const silence: Outcome = { problems: [], reads: new Set() };

interface State {
  document: OkrDocument;
  /** By rule id; a rule that is missing is still to be run. */
  readonly outcomes: Map<string, Outcome>;
  reads: ReadonlySet<Key>;
  /** `null` while they are stale. */
  problems: readonly Problem[] | null;
}

/**
 * The problems of all documents, kept current. A change is cheap to make known: it marks what is stale, and `problems` runs
 * the rules that are concerned. Which these are is not declared but recorded: the answers that a rule was given about other
 * documents and the date. A document's own change reruns all its rules, another's only those that read what changed there.
 */
export class Checker {
  readonly index: WorkspaceIndex;
  private readonly rules: readonly Rule[];
  private readonly states = new Map<string, State>();
  private readonly readers = new MultiMap<Key, string>();
  private readonly tables = new Map<Config, SeverityTable>();
  private configs: readonly Config[];
  private today: IsoDate;
  private isComplete: boolean;

  constructor(rules: readonly Rule[], options: CheckerOptions) {
    this.rules = rules;
    this.today = options.today;
    this.configs = [options.config ?? []].flat();
    this.isComplete = options.complete ?? true;
    this.index = new WorkspaceIndex(options.folders, aliasesOf(this.configs));
    this.index.addReader((key) => this.readers.has(key));
  }

  /** Whether all documents are known. Until then the rules that ask about other documents are silent. */
  get complete(): boolean {
    return this.isComplete;
  }

  /** Adds a document or replaces it. @returns the URIs whose problems may differ now */
  update(document: OkrDocument): ReadonlySet<string> {
    return this.load([document]);
  }

  /** Adds or replaces many documents, in time linear in their number. @returns the URIs whose problems may differ now */
  load(documents: Iterable<OkrDocument>): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const document of documents) {
      this.index.set(document);
      this.renew(document);
      changed.add(document.uri);
    }
    return this.spread(changed);
  }

  /** @returns the URIs whose problems may differ now, the removed one's among them */
  remove(uri: string): ReadonlySet<string> {
    const known = this.index.get(uri)?.uri;
    if (known === undefined) return new Set();
    this.index.delete(known);
    const state = this.states.get(known);
    if (state !== undefined) this.replaceReads(known, state.reads, silence.reads);
    this.states.delete(known);
    return this.spread(new Set([known]));
  }

  /** @returns the URIs whose problems may differ now */
  setToday(today: IsoDate): ReadonlySet<string> {
    if (today === this.today) return new Set();
    this.today = today;
    return this.markStale(new Set([todayKey]), new Set());
  }

  /** @returns the URIs whose problems may differ now */
  setConfig(config: Config | readonly Config[]): ReadonlySet<string> {
    this.configs = [config].flat();
    this.tables.clear();
    this.index.setSurroundings({ folders: this.index.folders, aliases: aliasesOf(this.configs) });
    return this.renewAll();
  }

  /** @returns the URIs whose problems may differ now */
  setFolders(folders: readonly Folder[]): ReadonlySet<string> {
    this.index.setSurroundings({ folders, aliases: aliasesOf(this.configs) });
    return this.renewAll();
  }

  /** Tells whether all documents are known. @returns the URIs whose problems may differ now */
  setComplete(complete: boolean): ReadonlySet<string> {
    if (complete === this.isComplete) return new Set();
    this.isComplete = complete;
    this.markStale(this.index.takeChanges(), new Set());
    const workspaceRules = this.rules.filter(({ workspace }) => workspace === true);
    for (const state of this.states.values()) {
      for (const { id } of workspaceRules) state.outcomes.delete(id);
      state.problems = null;
    }
    return new Set(this.states.keys());
  }

  /** The config that a document is under. */
  configOf(uri: string): Config {
    return configFor(uri, this.configs);
  }

  /** Sorted by position, then rule. */
  problems(uri: string): readonly Problem[] {
    const state = this.states.get(uri) ?? this.states.get(this.index.get(uri)?.uri ?? '');
    if (state === undefined) return [];
    state.problems ??= this.check(state);
    return state.problems;
  }

  /** Sorted by URI, position, rule. */
  allProblems(): readonly Problem[] {
    return this.index.documents().flatMap(({ uri }) => this.problems(uri));
  }

  private renew(document: OkrDocument): void {
    const state = this.states.get(document.uri);
    if (state === undefined) {
      this.states.set(document.uri, { document, outcomes: new Map(), reads: silence.reads, problems: null });
      return;
    }
    state.document = document;
    state.outcomes.clear();
    state.problems = null;
  }

  private renewAll(): ReadonlySet<string> {
    this.index.takeChanges();
    for (const state of this.states.values()) this.renew(state.document);
    return new Set(this.states.keys());
  }

  /** While documents are still coming, nobody asks about others, and what they refer to is not followed yet. */
  private spread(changed: Set<string>): ReadonlySet<string> {
    return this.isComplete ? this.markStale(this.index.takeChanges(), changed) : changed;
  }

  private markStale(keys: ReadonlySet<Key>, changed: Set<string>): ReadonlySet<string> {
    for (const key of keys) {
      for (const uri of this.readers.get(key)) {
        const state = this.states.get(uri);
        if (state === undefined) continue;
        forget(state, key);
        changed.add(uri);
      }
    }
    return changed;
  }

  private check(state: State): readonly Problem[] {
    const { document, outcomes } = state;
    const settings = this.settingsFor(document.uri);
    const view = new RecordingView(this.index, document);
    for (const rule of this.rules) {
      if (outcomes.has(rule.id)) continue;
      const isAsked = rule.workspace !== true || this.isComplete;
      const setting = isAsked ? (settings.get(rule.id) ?? null) : null;
      outcomes.set(rule.id, setting === null ? silence : this.run(rule, setting, document, view));
    }
    const reads = new Set([...outcomes.values()].flatMap((outcome) => [...outcome.reads]));
    this.replaceReads(document.uri, state.reads, reads);
    state.reads = reads;
    return [...outcomes.values()].flatMap(({ problems }) => problems).sort(compareProblems);
  }

  private run(rule: Rule, setting: EffectiveSetting, document: OkrDocument, view: RecordingView): Outcome {
    const problems = [...rule.check(this.contextFor(setting, document, view))]
      .filter(({ range }) => !isSuppressed(document, rule.id, range))
      .map((finding) => toProblem(finding, rule, setting, document));
    for (const { related } of problems) {
      for (const { uri } of related) if (uri !== document.uri) view.note(placesOf(uri));
    }
    const reads = view.takeReads();
    return problems.length === 0 && reads.size === 0 ? silence : { problems, reads };
  }

  private contextFor({ limits }: EffectiveSetting, document: OkrDocument, workspace: RecordingView): RuleContext {
    const date = this.today;
    return {
      document,
      workspace,
      limits,
      get today() {
        workspace.note(todayKey);
        return date;
      },
    };
  }

  private settingsFor(uri: string): ReadonlyMap<string, EffectiveSetting | null> {
    const config = this.configOf(uri);
    const table = this.tables.get(config) ?? new SeverityTable(this.rules, config);
    this.tables.set(config, table);
    return table.forDocument(uri);
  }

  private replaceReads(uri: string, before: ReadonlySet<Key>, after: ReadonlySet<Key>): void {
    for (const key of before) if (!after.has(key)) this.readers.delete(key, uri);
    for (const key of after) if (!before.has(key)) this.readers.add(key, uri);
  }
}

/** Takes back what rests on an answer that is another one now. */
function forget(state: State, key: Key): void {
  for (const [rule, { reads }] of state.outcomes) if (reads.has(key)) state.outcomes.delete(rule);
  state.problems = null;
}

/** What the configs' `folders` name; of two the first counts. */
function aliasesOf(configs: readonly Config[]): ReadonlyMap<string, string> {
  const named = configs.flatMap(({ base, folders }) =>
    base === null ? [] : Object.entries(folders).map(([name, path]) => [name, joinUri(base, path)] as const),
  );
  return new Map(named.reverse());
}
