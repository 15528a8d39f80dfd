import type { Assessment, KeyResultShown, ObjectiveShown } from '../../../protocol/checkIn';
import { node, type PageNode } from '../../dom/node';
import { fieldId } from '../state';
import { describedBy, isTicked, problemsAt, valueOf, type FormContext } from './context';

/** Results progress: a new value for each key result, its last one and its way to the target beside it. */
export function results(context: FormContext): PageNode {
  const { objectives } = context.form;
  const empty = objectives.every(({ keyResults }) => keyResults.length === 0);
  return node(
    'section',
    { key: 'results', 'aria-labelledby': 'results-heading' },
    node('h2', { id: 'results-heading' }, context.say('checkIn.results')),
    empty ? node('p', { class: 'hint' }, context.say('checkIn.results.none')) : null,
    objectives.map((objective) => keyResultsOf(context, objective, objectives.length > 1)),
    leftOver(context),
  );
}

function keyResultsOf(
  context: FormContext,
  { label, title, keyResults }: ObjectiveShown,
  several: boolean,
): PageNode | null {
  if (keyResults.length === 0) return null;
  return node(
    'div',
    { key: label, class: 'objective' },
    several ? node('h3', { title }, node('span', { class: 'label' }, label), ` ${title}`) : null,
    keyResults.map((keyResult) => result(context, keyResult)),
  );
}

function result(context: FormContext, keyResult: KeyResultShown): PageNode {
  const { key } = keyResult;
  const entry = context.draft.results[key] ?? { value: '', none: false, comment: '' };
  const field = `result:${key}`;
  const problems = problemsAt(context, field);
  const [sentenceId, stateId, previewId] = [`${key}-sentence`, `${key}-state`, `${key}-preview`];
  return node(
    'div',
    { key, class: 'result', role: 'group', 'aria-labelledby': sentenceId },
    node(
      'p',
      { id: sentenceId, class: 'sentence' },
      node('span', { class: 'label' }, shortLabel(key)),
      ` ${keyResult.text}`,
      owners(keyResult),
    ),
    node('p', { id: stateId, class: 'quiet state' }, stateOf(context, keyResult)),
    bar(context, keyResult),
    node(
      'div',
      { class: 'entry' },
      node('input', {
        id: fieldId(field),
        type: 'text',
        class: 'value',
        autocomplete: 'off',
        spellcheck: 'false',
        inputmode: keyResult.kind === 'milestone' ? 'text' : 'decimal',
        value: entry.value,
        disabled: entry.none,
        placeholder: context.say(keyResult.kind === 'milestone' ? 'checkIn.value.milestone' : 'checkIn.value'),
        'aria-label': context.say('checkIn.value.of', { keyResult: key }),
        'aria-invalid': problems.invalid ? 'true' : null,
        'aria-describedby': describedBy(stateId, previewId, problems.described),
        input: (event: Event) => context.send({ type: 'value-typed', key, value: valueOf(event) }),
      }),
      node(
        'label',
        { class: 'check' },
        node('input', {
          type: 'checkbox',
          checked: entry.none,
          'aria-label': context.say('checkIn.noNumber.of', { keyResult: key }),
          change: (event: Event) => context.send({ type: 'none-ticked', key, none: isTicked(event) }),
        }),
        context.say('checkIn.noNumber'),
      ),
    ),
    preview(context, previewId, entry.value === '' ? null : (context.state.assessment?.previews[key] ?? null)),
    problems.shown,
    node('input', {
      type: 'text',
      class: 'wide',
      value: entry.comment,
      'aria-label': context.say('checkIn.comment.of', { keyResult: key }),
      placeholder: context.say(entry.none ? 'checkIn.comment.none' : 'checkIn.comment'),
      input: (event: Event) => context.send({ type: 'comment-typed', key, comment: valueOf(event) }),
    }),
  );
}

function shortLabel(key: string): string {
  return key.slice(key.lastIndexOf('-') + 1);
}

function owners({ owners: names }: KeyResultShown): PageNode | null {
  return names.length === 0 ? null : node('span', { class: 'owners' }, ` ${names.join(' ')}`);
}

/** `65 % → 90 % · now 72 % (18 Jul)`, from what is known. */
function stateOf(context: FormContext, { from, to, now, monthly, confidential, shared }: KeyResultShown): string {
  const way =
    from === null && to === null
      ? null
      : context.say(from === null ? 'checkIn.way.to' : to === null ? 'checkIn.way.from' : 'checkIn.way', {
          from: from ?? '',
          to: to ?? '',
        });
  const last =
    now === null
      ? context.say('checkIn.now.none')
      : context.say(now.date === null ? 'checkIn.now.undated' : 'checkIn.now', {
          value: now.text,
          date: now.date === null ? '' : context.day(now.date),
        });
  const notes = [
    monthly ? context.say('checkIn.monthly') : null,
    confidential ? context.say('checkIn.confidential') : null,
    shared ? context.say('checkIn.shared') : null,
  ];
  return [way, last, ...notes].filter((part) => part !== null).join(' · ');
}

/** A picture of what the words beside it say: how far the last value is, and the typed one. */
function bar(context: FormContext, { key, progress }: KeyResultShown): PageNode | null {
  const typed = context.state.assessment?.previews[key]?.progress ?? null;
  const shown = (context.draft.results[key]?.value ?? '') === '' ? null : typed;
  if (progress === null && shown === null) return null;
  return node(
    'svg',
    { class: 'bar', viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
    node('rect', { class: 'track', x: 0, y: 0, width: 100, height: 4 }),
    shown === null
      ? null
      : node('rect', { key: 'typed', class: 'typed', x: 0, y: 0, width: percent(shown), height: 4 }),
    node('rect', {
      key: 'last',
      class: 'last',
      x: 0,
      y: 0,
      width: percent(shown === null ? (progress ?? 0) : Math.min(shown, progress ?? 0)),
      height: 4,
    }),
  );
}

function percent(progress: number): number {
  return Math.round(Math.min(1, Math.max(0, progress)) * 100);
}

const arrows = { toward: '↗', away: '↘', same: '→' } as const;

function preview(context: FormContext, id: string, shown: Assessment['previews'][string] | null): PageNode {
  const parts =
    shown === null
      ? []
      : [shown.movement === null ? null : context.sayText(shown.movement), progressWords(context, shown.progress)];
  const words = parts.filter((part) => part !== null).join(' · ');
  const trend = shown?.trend ?? null;
  return node(
    'p',
    { id, key: id, class: trend === null ? 'preview' : `preview ${trend}` },
    words !== '' && trend !== null ? node('span', { class: 'mark', 'aria-hidden': 'true' }, arrows[trend]) : null,
    words,
  );
}

function progressWords(context: FormContext, progress: number | null): string | null {
  return progress === null ? null : context.say('checkIn.progress', { percent: Math.round(progress * 100) });
}

/** What was typed for key results that are gone stays to be read, until it is removed. */
function leftOver(context: FormContext): PageNode | null {
  const entries = context.state.assessment?.leftOver ?? [];
  if (entries.length === 0) return null;
  return node(
    'div',
    { key: 'left-over', class: 'banner', role: 'group', 'aria-label': context.say('checkIn.leftOver') },
    entries.map(({ key, typed }) =>
      node(
        'div',
        { key, class: 'row' },
        node('p', {}, context.say('checkIn.leftOver.entry', { label: key, typed })),
        node(
          'button',
          {
            type: 'button',
            class: 'secondary',
            'aria-label': context.say('checkIn.leftOver.remove.of', { label: key }),
            click: () => context.send({ type: 'left-over-removed', key }),
          },
          context.say('checkIn.leftOver.remove'),
        ),
      ),
    ),
  );
}
