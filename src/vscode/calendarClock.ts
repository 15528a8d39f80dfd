import * as vscode from 'vscode';
import { isIsoDate, type IsoDate } from '../core/model/calendar';
import { configurationSection, settings } from '../protocol/ids';

const dayInMilliseconds = 86_400_000;
/** So that the timer never fires a moment too early. */
const afterMidnight = 1000;

/** Today's date: the machine's, unless the hidden setting fixes it. Tells when it has changed, midnight and sleep included. */
export class CalendarClock implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<IsoDate>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: readonly vscode.Disposable[];
  private date = readDate();
  private timer: Timer | undefined;

  constructor() {
    this.subscriptions = [
      vscode.window.onDidChangeWindowState(() => this.look()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${configurationSection}.${settings.today}`)) this.look();
      }),
    ];
    this.waitForMidnight();
  }

  today(): IsoDate {
    return this.date;
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  private look(): void {
    const date = readDate();
    if (date === this.date) return;
    this.date = date;
    this.changed.fire(date);
  }

  private waitForMidnight(): void {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    const wait = Math.min(dayInMilliseconds, midnight.getTime() - now.getTime() + afterMidnight);
    this.timer = setTimeout(() => {
      this.look();
      this.waitForMidnight();
    }, wait);
  }
}

function readDate(): IsoDate {
  const fixed = vscode.workspace.getConfiguration(configurationSection).get<unknown>(settings.today);
  if (typeof fixed === 'string' && isIsoDate(fixed)) return fixed;
  const now = new Date();
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
