import type { Draft, Form } from '../../../protocol/checkIn';
import { wordsOf, type Text } from '../../../protocol/text';
import { node, type PageNode } from '../../dom/node';
import { fieldId, problemsOf, type PageEvent, type PageState } from '../state';

/** What every part of the page needs: the state, its words, and where events go. */
export interface ViewContext {
  readonly state: PageState;
  readonly send: (event: PageEvent) => void;
  say(id: string, args?: Text['args']): string;
  sayText(text: Text): string;
  /** A day as people write it, with its year only where that is not this year. */
  day(date: string): string;
}

/** The parts of the form know that there is one. */
export interface FormContext extends ViewContext {
  readonly form: Form;
  readonly draft: Draft;
}

export function viewContext(state: PageState, send: (event: PageEvent) => void): ViewContext {
  const thisYear = state.view?.form?.today.slice(0, 4) ?? '';
  const day = (date: string): string => dayIn(state.locale, date, date.startsWith(thisYear));
  const sayText = (text: Text): string => wordsOf(state.catalogue, state.locale, withDays(text, day));
  return {
    state,
    send,
    sayText,
    say: (id, args = {}) => sayText({ id, args }),
    day,
  };
}

/** The host writes days as `2025-07-18`; only the page knows how its reader writes them. */
function withDays({ id, args }: Text, day: (date: string) => string): Text {
  const written: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(args))
    written[name] = typeof value === 'string' && isoDay.test(value) ? day(value) : value;
  return { id, args: written };
}

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

function dayIn(locale: string, date: string, sameYear: boolean): string {
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year, timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** The problems of a field, in words, and the attributes by which its control points to them. */
export function problemsAt(
  context: ViewContext,
  field: string,
): { readonly shown: PageNode | null; readonly described: string | null; readonly invalid: boolean } {
  const problems = problemsOf(context.state).filter((problem) => problem.field === field);
  if (problems.length === 0) return { shown: null, described: null, invalid: false };
  const id = `${fieldId(field)}-problems`;
  const lines = problems.map((problem) =>
    node(
      'p',
      { class: problem.blocks ? 'problem error' : 'problem warning' },
      node('span', { class: 'mark', 'aria-hidden': 'true' }, problem.blocks ? '✕' : '!'),
      context.sayText(problem.text),
    ),
  );
  return {
    shown: node('div', { id, key: id, class: 'problems' }, lines),
    described: id,
    invalid: problems.some(({ blocks }) => blocks),
  };
}

/** Ids for `aria-describedby`; `null` where there are none. */
export function describedBy(...ids: readonly (string | null | false)[]): string | null {
  const there = ids.filter((id) => typeof id === 'string');
  return there.length > 0 ? there.join(' ') : null;
}

/** The value of the control that an event comes from. */
export function valueOf(event: Event): string {
  const { target } = event;
  return target !== null && 'value' in target && typeof target.value === 'string' ? target.value : '';
}

/** Whether the box that an event comes from is ticked. */
export function isTicked(event: Event): boolean {
  const { target } = event;
  return target !== null && 'checked' in target && target.checked === true;
}

/** The key that was pressed without a modifier, or an empty text. */
export function plainKeyOf(event: Event): string {
  if (!('key' in event) || typeof event.key !== 'string') return '';
  const withModifier = ['ctrlKey', 'metaKey', 'altKey', 'isComposing'].some(
    (name) => Reflect.get(event, name) === true,
  );
  return withModifier ? '' : event.key;
}
