import * as vscode from 'vscode';
import { message, type Message } from '../core/messages/message';
import { commands, contextKeys, views } from '../protocol/ids';
import { cyclesIn } from '../service/cycleChoices';
import { Outline, placeOf, type CycleFilter, type Grouping, type OutlineNode } from '../service/outline';
import { describeNode, type OutlineIcon } from '../service/outlineText';
import { setContext } from './context';
import { progressUri } from './progressDecorations';
import type { OkrHost } from './okrHost';

interface Choices {
  readonly grouping: Grouping;
  readonly cycle: CycleFilter;
  readonly mineOnly: boolean;
  readonly followsCursor: boolean;
}

const choicesKey = 'objectives.choices';
const defaultChoices: Choices = { grouping: 'alignment', cycle: 'current', mineOnly: false, followsCursor: true };
const followPause = 120;

/** The tree *Objectives*: shows the outline, keeps what the person chose to see, and follows the caret. */
export class ObjectivesView implements vscode.TreeDataProvider<OutlineNode>, vscode.Disposable {
  private readonly host: OkrHost;
  private readonly memory: vscode.Memento;
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly followed = new vscode.EventEmitter<string>();
  /** The URI of the document of the node that a person chose. */
  readonly onDidFollow = this.followed.event;
  private readonly view: vscode.TreeView<OutlineNode>;
  private readonly subscriptions: readonly vscode.Disposable[];
  private outline: Outline | null = null;
  private followTimer: Timer | undefined;

  constructor(host: OkrHost, memory: vscode.Memento) {
    this.host = host;
    this.memory = memory;
    this.view = vscode.window.createTreeView(views.objectives, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      this.changed,
      this.followed,
      this.view.onDidChangeSelection(({ selection: [node] }) => {
        const place = node === undefined ? null : placeOf(node);
        if (place !== null) this.followed.fire(place.uri);
      }),
      host.onDidChange(() => this.refresh()),
      vscode.window.onDidChangeTextEditorSelection(() => this.followSoon()),
      vscode.window.onDidChangeActiveTextEditor(() => this.followSoon()),
      this.view.onDidChangeVisibility(() => {
        this.showChoices();
        this.followSoon();
      }),
    ];
    this.showChoices();
  }

  get choices(): Choices {
    return { ...defaultChoices, ...this.memory.get<Partial<Choices>>(choicesKey) };
  }

  async choose(choices: Partial<Choices>): Promise<void> {
    await this.memory.update(choicesKey, { ...this.choices, ...choices });
    this.refresh();
    if (choices.followsCursor === true) this.followSoon();
  }

  /** What a command acts on that was called without an argument: the chosen node, where there is one. */
  get selection(): OutlineNode | undefined {
    return this.view.selection[0];
  }

  dispose(): void {
    clearTimeout(this.followTimer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  getChildren(node?: OutlineNode): OutlineNode[] {
    const outline = this.currentOutline();
    return outline === null ? [] : [...(node === undefined ? outline.roots() : outline.children(node))];
  }

  getParent(node: OutlineNode): OutlineNode | null {
    return node.parent;
  }

  getTreeItem(node: OutlineNode): vscode.TreeItem {
    const text = describeNode(node, this.describing());
    const item = new vscode.TreeItem(text.label, collapsibleState(node));
    item.id = `${this.choices.grouping}:${node.id}`;
    item.description = text.description;
    item.iconPath = iconOf(text.icon);
    if (text.progress !== null) item.resourceUri = progressUri(text.progress);
    item.contextValue = contextValueOf(node);
    item.accessibilityInformation = { label: text.spoken, role: 'treeitem' };
    const place = placeOf(node);
    if (place !== null) item.command = { command: commands.openNode, title: '', arguments: [node, 'keep-focus'] };
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, node: OutlineNode): vscode.TreeItem {
    item.tooltip = new vscode.MarkdownString(describeNode(node, this.describing()).tooltip);
    return item;
  }

  private describing(): Parameters<typeof describeNode>[1] {
    const { host } = this;
    const { grouping } = this.choices;
    return { workspace: host.workspace, today: host.today(), say: host.say, grouping, teamFirst: true };
  }

  private currentOutline(): Outline | null {
    if (!this.host.complete) return null;
    const { grouping, cycle, mineOnly } = this.choices;
    const mine = mineOnly ? (document: Parameters<OkrHost['isMine']>[0]) => this.host.isMine(document) : null;
    this.outline ??= new Outline(this.host.workspace, { grouping, cycle, mine, today: this.host.today() });
    return this.outline;
  }

  private refresh(): void {
    this.outline = null;
    this.changed.fire(undefined);
    this.showChoices();
    this.followSoon();
  }

  private showChoices(): void {
    const { mineOnly, followsCursor } = this.choices;
    void setContext(contextKeys.mineOnly, mineOnly);
    void setContext(contextKeys.followsCursor, followsCursor);
    // Nobody sees it, and laying out the tree costs time at every keystroke.
    if (!this.view.visible) return;
    const isFilled = this.host.complete && this.host.workspace.documents().length > 0;
    this.view.description = isFilled ? this.host.say(this.filterText()) : '';
    const emptiness = this.emptiness();
    if (emptiness === null) this.view.message = '';
    else this.view.message = this.host.say(emptiness);
  }

  private filterText(): Message {
    const cycle = this.host.say(this.cycleText());
    return this.choices.mineOnly
      ? message('view.description.mine', { cycle })
      : message('view.description.cycle', { cycle });
  }

  /** The shortest cycle that runs is the one that people mean by the current one. */
  private cycleText(): Message {
    const { cycle } = this.choices;
    if (cycle === 'all') return message('view.description.all-cycles');
    if (cycle !== 'current') return message('view.description.cycle', { cycle: cycle.name });
    const running = cyclesIn(this.host.workspace.documents(), this.host.today()).filter((choice) => choice.running);
    const shortest = running.sort(
      (a, b) => b.cycle.start.localeCompare(a.cycle.start) || a.cycle.end.localeCompare(b.cycle.end),
    )[0];
    return shortest === undefined
      ? message('view.description.current')
      : message('view.description.cycle', { cycle: shortest.cycle.name });
  }

  /** Why the tree shows less than a person may expect; the welcome view says it where there is nothing at all. */
  private emptiness(): Message | null {
    const outline = this.currentOutline();
    if (outline === null || outline.matchesAny || outline.roots().length === 0) return null;
    const { cycle, mineOnly } = this.choices;
    if (mineOnly) return message('view.message.nothing-of-mine');
    if (cycle === 'current') return message('view.message.nothing-in-cycle');
    return cycle === 'all' ? null : message('view.message.nothing-in-named-cycle', { cycle: cycle.name });
  }

  private followSoon(): void {
    clearTimeout(this.followTimer);
    this.followTimer = setTimeout(() => void this.follow(), followPause);
  }

  /** Selects what the caret is in; stays where that is selected already, as an objective may stand at two places. */
  private async follow(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const outline = this.currentOutline();
    if (outline === null || editor === undefined || !this.view.visible || !this.choices.followsCursor) return;
    const node = outline.find(editor.document.uri.toString(), editor.selection.active);
    if (node === null || (this.selection !== undefined && isSameThing(this.selection, node))) return;
    try {
      await this.view.reveal(node, { select: true, focus: false });
    } catch {
      // The tree has changed meanwhile, and is followed again then.
    }
  }
}

function isSameThing(a: OutlineNode, b: OutlineNode): boolean {
  if (a.kind === 'key-result' && b.kind === 'key-result') return a.keyResult === b.keyResult;
  return a.kind === 'objective' && b.kind === 'objective' && a.objective === b.objective;
}

function collapsibleState(node: OutlineNode): vscode.TreeItemCollapsibleState {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  switch (node.kind) {
    case 'group':
    case 'owner':
      return Expanded;
    case 'objective':
      if (!node.hasChildren) return None;
      return node.document.layer === 'team' || node.document.layer === null ? Collapsed : Expanded;
    case 'key-result':
      return None;
  }
}

/** Words for the `when` clauses of the menus in `package.json`. */
function contextValueOf(node: OutlineNode): string {
  switch (node.kind) {
    case 'group':
      return 'group';
    case 'owner':
      return `owner hasPlace ${node.documents.some(canCheckIn) ? 'canCheckIn' : ''}`;
    case 'objective': {
      const contributes = node.alignment === 'aligned' || node.parent?.kind === 'objective' ? 'hasParent' : '';
      const may =
        node.document.layer === 'team' || node.document.layer === 'unit' || node.document.layer === 'company'
          ? 'canContribute'
          : '';
      return `objective hasPlace ${contributes} ${may} ${canCheckIn(node.document) ? 'canCheckIn' : ''}`;
    }
    case 'key-result':
      return `keyResult hasPlace ${canCheckIn(node.document) ? 'canCheckIn' : ''}`;
  }
}

function canCheckIn({ adopted, layer, status }: Parameters<OkrHost['isMine']>[0]): boolean {
  return adopted && status !== 'closed' && layer !== 'vision' && layer !== 'strategy';
}

function iconOf({ name, color }: OutlineIcon): vscode.ThemeIcon {
  return color === null ? new vscode.ThemeIcon(name) : new vscode.ThemeIcon(name, new vscode.ThemeColor(color));
}
