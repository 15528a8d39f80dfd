import type { Conflict, Side } from '../../../protocol/checkIn';
import { node, type PageNode } from '../../dom/node';
import { questionId, type Question } from '../state';
import type { ViewContext } from './context';

/** What must be answered before anything is saved or lost, in the page's own words. */
export function question(context: ViewContext, asked: Question): PageNode {
  const headingId = `${questionId}-heading`;
  const yes = (): void => context.send({ type: 'question-answered', yes: true });
  const no = (): void => context.send({ type: 'question-answered', yes: false });
  const words = wordsFor(asked);
  return node(
    'div',
    {
      id: questionId,
      key: `question ${asked.kind}`,
      class: 'question',
      role: 'alertdialog',
      'aria-labelledby': headingId,
      tabindex: -1,
      keydown: (event: Event) => 'key' in event && event.key === 'Escape' && no(),
    },
    node('p', { id: headingId }, context.say(words, { name: context.state.view?.name ?? '' })),
    asked.kind === 'conflicts'
      ? asked.conflicts.map((conflict) => sides(context, conflict, asked.choices[conflict.key]))
      : null,
    node(
      'div',
      { class: 'answers' },
      node(
        'button',
        { type: 'button', class: 'primary', disabled: !canSayYes(asked), click: yes },
        context.say(`${words}.yes`),
      ),
      node('button', { type: 'button', class: 'secondary', click: no }, context.say(`${words}.no`)),
    ),
  );
}

function wordsFor(asked: Question): string {
  switch (asked.kind) {
    case 'conflicts':
      return 'checkIn.question.conflicts';
    case 'leaves-out':
      return `checkIn.question.${asked.checkIn}`;
    case 'discard':
      return 'checkIn.question.discard';
  }
}

function canSayYes(asked: Question): boolean {
  return (
    asked.kind !== 'conflicts' ||
    asked.conflicts.every(({ key, kind }) => kind === 'missing' || asked.choices[key] !== undefined)
  );
}

function sides(context: ViewContext, { key, kind, label, mine, theirs }: Conflict, chosen: Side | undefined): PageNode {
  if (kind === 'missing') return node('p', { key }, context.say('checkIn.conflict.missing', { label, mine }));
  const side = (name: Side, value: string): PageNode =>
    node(
      'label',
      { key: name, class: 'check' },
      node('input', {
        type: 'radio',
        name: `side-${key}`,
        value: name,
        checked: chosen === name,
        change: () => context.send({ type: 'side-chosen', key, side: name }),
      }),
      node('span', {}, context.say(`checkIn.conflict.${name}`, { value })),
    );
  return node(
    'fieldset',
    { key },
    node('legend', {}, context.say(`checkIn.conflict.${kind}`, { label })),
    side('mine', mine),
    side('theirs', theirs),
  );
}
