import { node, type PageNode } from '../../dom/node';
import { fieldId } from '../state';
import { problemsAt, valueOf, type FormContext } from './context';

/** Whose check-in it is, when the last one was, its day and its author. */
export function header(context: FormContext): PageNode {
  const { form, state } = context;
  const name = state.view?.name ?? '';
  return node(
    'header',
    { key: 'header' },
    // The picker shows both already.
    node(
      'h1',
      { class: (state.view?.choices.length ?? 0) > 1 ? 'hidden' : null },
      name,
      form.cycle === null ? null : node('span', { class: 'cycle' }, ` · ${form.cycle}`),
    ),
    node('p', { class: 'quiet', id: 'last-check-in' }, lastCheckIn(context)),
    node('div', { class: 'pair' }, dateField(context), byField(context)),
    state.assessment?.merges == null
      ? null
      : node('p', { key: 'merges', class: 'hint' }, context.sayText(state.assessment.merges)),
  );
}

function lastCheckIn(context: FormContext): string {
  const { last } = context.form;
  if (last === null) return context.say('checkIn.last.none');
  const ago =
    last.days === 0
      ? context.say('checkIn.today')
      : context.say(last.days < 0 ? 'checkIn.daysAhead' : 'checkIn.daysAgo', { count: Math.abs(last.days) });
  const id = last.by === null ? `checkIn.last.${last.kind}` : `checkIn.last.${last.kind}.by`;
  return context.say(id, { date: context.day(last.date), ago, by: last.by ?? '' });
}

function dateField(context: FormContext): PageNode {
  const id = fieldId('date');
  const problems = problemsAt(context, 'date');
  return node(
    'div',
    { key: 'date', class: 'field' },
    node('label', { for: id }, context.say('checkIn.date')),
    node('input', {
      id,
      type: 'date',
      value: context.draft.date ?? context.form.today,
      'aria-invalid': problems.invalid ? 'true' : null,
      'aria-describedby': problems.described,
      input: (event: Event) => context.send({ type: 'date-typed', date: valueOf(event) }),
    }),
    problems.shown,
  );
}

function byField(context: FormContext): PageNode {
  const id = fieldId('by');
  const problems = problemsAt(context, 'by');
  return node(
    'div',
    { key: 'by', class: 'field' },
    node('label', { for: id }, context.say('checkIn.by')),
    node('input', {
      id,
      type: 'text',
      list: 'people',
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: context.say('checkIn.by.example'),
      value: context.draft.by ?? context.form.by,
      'aria-invalid': problems.invalid ? 'true' : null,
      'aria-describedby': problems.described,
      input: (event: Event) => context.send({ type: 'by-typed', by: valueOf(event) }),
    }),
    node(
      'datalist',
      { id: 'people' },
      context.form.people.map((person) => node('option', { key: person, value: person })),
    ),
    problems.shown,
  );
}
