import type { CarriedShown } from '../../../protocol/checkIn';
import { node, type PageNode } from '../../dom/node';
import { carriedId, itemId, nextItemId, type ListName } from '../state';
import { isTicked, plainKeyOf, valueOf, type FormContext } from './context';

/** Issues, or the plan forward: what was open last time, then what is new. */
export function followUps(context: FormContext, list: ListName): PageNode {
  const carried = context.form[list];
  const items = context.draft[list];
  const headingId = `${list}-heading`;
  return node(
    'section',
    { key: list, 'aria-labelledby': headingId },
    node('h2', { id: headingId }, context.say(`checkIn.${list}`)),
    carried.length === 0
      ? null
      : node(
          'div',
          { key: 'carried' },
          node('p', { class: 'quiet' }, context.say(`checkIn.${list}.carried`)),
          node(
            'ul',
            { class: 'items' },
            carried.map((item) => carriedItem(context, list, item)),
          ),
        ),
    node(
      'ul',
      { key: 'new', class: 'items' },
      [...items, { id: nextItemId(items), text: '' }].map((item, at) => newItem(context, list, item, at)),
    ),
  );
}

function carriedItem(context: FormContext, list: ListName, { key, text, since, days }: CarriedShown): PageNode {
  const decision = context.draft.carried[key] ?? 'open';
  const decide = (next: 'open' | 'done' | 'left-out') => (): void =>
    context.send({ type: 'carried-decided', key, decision: next });
  const age =
    since === null || days === null ? null : context.say('checkIn.since', { date: context.day(since), count: days });
  if (decision === 'left-out') {
    return node(
      'li',
      { key, class: 'item left-out' },
      node('span', { class: 'text' }, node('s', {}, text), ` — ${context.say('checkIn.leftOut')}`),
      node(
        'button',
        {
          id: carriedId(key),
          type: 'button',
          class: 'secondary small',
          'aria-label': context.say('checkIn.keep.of', { item: text }),
          click: decide('open'),
        },
        context.say('checkIn.keep'),
      ),
    );
  }
  return node(
    'li',
    { key, class: 'item' },
    node(
      'label',
      { class: 'check text' },
      node('input', {
        id: carriedId(key),
        type: 'checkbox',
        checked: decision === 'done',
        change: (event: Event) =>
          context.send({ type: 'carried-decided', key, decision: isTicked(event) ? 'done' : 'open' }),
      }),
      node(
        'span',
        {},
        text,
        age === null ? null : node('span', { class: 'quiet' }, ` ${age}`),
        decision === 'done'
          ? node('span', { key: 'done', class: 'done' }, ` ${context.say(`checkIn.${list}.done`)}`)
          : null,
      ),
    ),
    node(
      'button',
      {
        type: 'button',
        class: 'icon',
        title: context.say('checkIn.leaveOut'),
        'aria-label': context.say('checkIn.leaveOut.of', { item: text }),
        click: decide('left-out'),
      },
      '×',
    ),
  );
}

function newItem(
  context: FormContext,
  list: ListName,
  { id, text }: { readonly id: string; readonly text: string },
  at: number,
): PageNode {
  const waiting = at === context.draft[list].length;
  return node(
    'li',
    { key: id, class: 'item' },
    node('input', {
      id: itemId(list, id),
      type: 'text',
      class: 'text',
      value: text,
      'aria-label': waiting
        ? context.say(`checkIn.${list}.new`)
        : context.say(`checkIn.${list}.item`, { number: at + 1 }),
      placeholder: waiting ? context.say(`checkIn.${list}.new`) : null,
      input: (event: Event) => context.send({ type: 'item-typed', list, id, text: valueOf(event) }),
      keydown: (event: Event) => editList(context, list, id, event),
    }),
    waiting
      ? null
      : node(
          'button',
          {
            type: 'button',
            class: 'icon',
            title: context.say('checkIn.remove'),
            'aria-label': context.say('checkIn.remove.of', { item: text === '' ? String(at + 1) : text }),
            click: () => context.send({ type: 'item-removed', list, id }),
          },
          '×',
        ),
  );
}

/** Enter goes on to the next item; Backspace in an empty one goes back to the one before. */
function editList(context: FormContext, list: ListName, id: string, event: Event): void {
  const key = plainKeyOf(event);
  if (key === 'Enter') {
    event.preventDefault();
    context.send({ type: 'item-added', list, after: id });
  } else if (key === 'Backspace' && valueOf(event) === '' && context.draft[list].length > 0) {
    event.preventDefault();
    context.send({ type: 'item-removed', list, id });
  }
}
