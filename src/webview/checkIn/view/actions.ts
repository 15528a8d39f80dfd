import { isBegun } from '../../../protocol/checkIn';
import { node, type PageNode } from '../../dom/node';
import { saveId } from '../state';
import type { FormContext } from './context';

/** What can be done with the form, what most people want first. */
export function actions(context: FormContext): PageNode {
  const { busy } = context.state;
  const begun = isBegun(context.draft);
  return node(
    'div',
    { key: 'actions', class: 'actions', role: 'group', 'aria-label': context.say('checkIn.actions') },
    node(
      'button',
      {
        id: saveId,
        key: 'save',
        type: 'button',
        class: 'primary',
        title: context.say('checkIn.save.title'),
        'aria-keyshortcuts': 'Control+Enter Meta+Enter',
        disabled: busy,
        click: () => context.send({ type: 'save-asked', kind: 'full' }),
      },
      context.say('checkIn.save'),
    ),
    node(
      'button',
      {
        key: 'unchanged',
        type: 'button',
        class: 'secondary',
        title: context.say('checkIn.unchanged.title'),
        disabled: busy,
        click: () => context.send({ type: 'save-asked', kind: 'unchanged' }),
      },
      context.say('checkIn.unchanged'),
    ),
    node(
      'button',
      {
        key: 'skipped',
        type: 'button',
        class: 'secondary',
        title: context.say('checkIn.skipped.title'),
        disabled: busy,
        click: () => context.send({ type: 'save-asked', kind: 'skipped' }),
      },
      context.say('checkIn.skipped'),
    ),
    begun
      ? node(
          'button',
          {
            key: 'discard',
            type: 'button',
            class: 'secondary',
            disabled: busy,
            click: () => context.send({ type: 'discard-asked' }),
          },
          context.say('checkIn.discard'),
        )
      : null,
  );
}
