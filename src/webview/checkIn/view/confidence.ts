import type { ObjectiveShown } from '../../../protocol/checkIn';
import { node, type PageNode } from '../../dom/node';
import { confidenceId, fieldId } from '../state';
import { describedBy, plainKeyOf, problemsAt, valueOf, type FormContext } from './context';

/** Goal confidence: a vote for each objective, with the last one beside it. */
export function confidence(context: FormContext): PageNode {
  return node(
    'section',
    { key: 'confidence', 'aria-labelledby': 'confidence-heading' },
    node('h2', { id: 'confidence-heading' }, context.say('checkIn.confidence')),
    node('p', { class: 'quiet' }, context.say(`checkIn.confidence.question.${context.form.scale}`)),
    context.form.objectives.map((objective) => vote(context, objective)),
  );
}

function vote(context: FormContext, objective: ObjectiveShown): PageNode {
  const { label, title, last } = objective;
  const problems = problemsAt(context, `confidence:${label}`);
  const lastId = `confidence-${label}-last`;
  const { value, reason } = context.draft.confidence[label] ?? { value: '', reason: '' };
  return node(
    'fieldset',
    {
      key: label,
      'aria-describedby': describedBy(lastId, problems.described),
      keydown: (event: Event) => chooseByKey(context, label, value, event),
    },
    node('legend', {}, node('span', { class: 'label' }, label), ` ${title}`),
    scale(context, label, value),
    node('p', { class: 'quiet', id: lastId }, lastVote(context, last)),
    problems.shown,
    node('input', {
      type: 'text',
      class: 'wide',
      value: reason,
      'aria-label': context.say('checkIn.reason.of', { objective: label }),
      placeholder: context.say('checkIn.reason'),
      input: (event: Event) => context.send({ type: 'reason-typed', objective: label, reason: valueOf(event) }),
    }),
  );
}

function lastVote(context: FormContext, last: ObjectiveShown['last']): string {
  if (last === null) return context.say('checkIn.confidence.none');
  const when = last.date === null ? '' : context.day(last.date);
  return context.say(last.reason === null ? 'checkIn.confidence.last' : 'checkIn.confidence.lastReason', {
    value: last.raw,
    date: when,
    reason: last.reason ?? '',
  });
}

const numbers = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
const words = ['high', 'medium', 'low'];

function scale(context: FormContext, label: string, chosen: string): PageNode {
  const values = context.form.scale === '0-10' ? numbers : words;
  const focusable = values.includes(chosen) ? chosen : values[0];
  return node(
    'div',
    { class: context.form.scale === '0-10' ? 'scale' : 'scale words' },
    values.map((value) =>
      node(
        'label',
        { key: value, class: value === chosen ? 'step chosen' : 'step' },
        node('input', {
          type: 'radio',
          name: `confidence-${label}`,
          // What a problem leads to must exist exactly once.
          id: value === focusable ? fieldId(`confidence:${label}`) : confidenceId(label, value),
          'data-focus': confidenceId(label, value),
          value,
          checked: value === chosen,
          change: () => context.send({ type: 'confidence-chosen', objective: label, value, byKey: false }),
        }),
        context.form.scale === '0-10' ? value : context.say(`checkIn.confidence.${value}`),
      ),
    ),
  );
}

/** Digits vote at once: 1 and then 0 is 10. Letters do where the scale has words; Delete takes the vote back. */
function chooseByKey(context: FormContext, label: string, chosen: string, event: Event): void {
  const { target } = event;
  if (target === null || !('type' in target) || target.type !== 'radio') return;
  const value = valueOfKey(plainKeyOf(event), chosen, context.form.scale);
  if (value === null) return;
  event.preventDefault();
  context.send({ type: 'confidence-chosen', objective: label, value, byKey: true });
}

/** What a key votes for, or `null` where it does not vote. */
export function valueOfKey(key: string, chosen: string, scaleName: FormContext['form']['scale']): string | null {
  if (key === 'Delete' || key === 'Backspace') return '';
  if (scaleName === '0-10') {
    if (key === '0' && chosen === '1') return '10';
    return numbers.includes(key) ? key : null;
  }
  return words.find((word) => key !== '' && word.startsWith(key.toLowerCase())) ?? null;
}
