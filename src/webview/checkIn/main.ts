import { hostMessageSchema, keptSchema, type PageMessage } from '../../protocol/checkIn';
import { validateWithoutCodeGeneration } from '../../protocol/text';
import { patchChildren } from '../dom/patch';
import { keptOf, openPage, receive, reduce, type PageEvent, type PageState, type Step } from './state';
import { page } from './view/page';

validateWithoutCodeGeneration();

const host = acquireVsCodeApi<unknown>();
const root = document.getElementById('page') ?? document.body;

let state: PageState;

function take(step: Step): void {
  const before = state;
  state = step.state;
  const kept = keptOf(state);
  if (state.view !== null) host.setState(kept);
  for (const message of step.messages) tell(message);
  patchChildren(
    root,
    page(state, (event) => take(reduce(state, event))),
  );
  document.documentElement.lang = state.locale;
  if (state.focus !== null && state.focus.wish !== before?.focus?.wish) focusOn(state.focus.id);
}

function tell(message: PageMessage): void {
  host.postMessage(message);
}

function focusOn(id: string): void {
  const target = document.getElementById(id) ?? document.querySelector(`[data-focus="${CSS.escape(id)}"]`);
  if (!(target instanceof HTMLElement)) return;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}

function remembered(): Step {
  const kept = keptSchema.safeParse(host.getState());
  return openPage(kept.success ? kept.data : null);
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = hostMessageSchema.safeParse(data);
  if (message.success) take(receive(state, message.data));
  else tell({ type: 'broken', message: message.error.message });
});

window.addEventListener('error', ({ message }) => tell({ type: 'broken', message }));

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  const save: PageEvent = { type: 'save-asked', kind: 'full' };
  take(reduce(state, save));
});

const first = remembered();
state = first.state;
take(first);
