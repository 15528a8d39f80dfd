import { node, type Child, type PageNode } from '../../dom/node';
import { noticeId, type PageEvent, type PageState } from '../state';
import { actions } from './actions';
import { confidence } from './confidence';
import { problemsAt, valueOf, viewContext, type FormContext, type ViewContext } from './context';
import { followUps } from './followUps';
import { header } from './header';
import { question } from './question';
import { results } from './results';

/** The whole page as a function of its state. */
export function page(state: PageState, send: (event: PageEvent) => void): readonly PageNode[] {
  const context = viewContext(state, send);
  if (state.view === null) return [node('p', { key: 'loading', class: 'quiet' }, context.say('checkIn.loading'))];
  return [
    ...(state.view.choices.length > 1 ? [picker(context)] : []),
    ...(state.view.elsewhere === null ? [] : [elsewhere(context, state.view.elsewhere.uri, state.view.elsewhere.name)]),
    ...main(context),
    notice(context),
  ];
}

function main(context: ViewContext): readonly PageNode[] {
  const { view, draft } = context.state;
  if (view === null) return [];
  if (view.state !== 'form' || view.form === null) return [emptyState(context, view.state)];
  const formContext: FormContext = { ...context, form: view.form, draft };
  return [
    node(
      'form',
      {
        key: `form ${view.uri ?? ''}`,
        submit: (event: Event) => event.preventDefault(),
        'aria-label': context.say('checkIn.title', { name: view.name }),
        'aria-busy': context.state.busy ? 'true' : 'false',
      },
      header(formContext),
      confidence(formContext),
      results(formContext),
      followUps(formContext, 'issues'),
      followUps(formContext, 'plan'),
      problemsAt(context, 'form').shown,
      actions(formContext),
    ),
  ];
}

function picker(context: ViewContext): PageNode {
  const { view } = context.state;
  const choices = view?.choices ?? [];
  const option = ({ uri, name, detail, drafted }: (typeof choices)[number]): PageNode =>
    node(
      'option',
      { key: uri, value: uri },
      [name, detail].filter(Boolean).join(' · '),
      drafted ? ` — ${context.say('checkIn.picker.drafted')}` : null,
    );
  const mine = choices.filter((choice) => choice.mine);
  const others = choices.filter((choice) => !choice.mine);
  const groups: Child =
    mine.length === 0 || others.length === 0
      ? choices.map(option)
      : [
          node('optgroup', { key: 'mine', label: context.say('checkIn.picker.mine') }, mine.map(option)),
          node('optgroup', { key: 'others', label: context.say('checkIn.picker.others') }, others.map(option)),
        ];
  return node(
    'div',
    { key: 'picker', class: 'picker' },
    node('label', { for: 'document', class: 'hidden' }, context.say('checkIn.picker')),
    node(
      'select',
      {
        id: 'document',
        value: view?.uri ?? '',
        change: (event: Event) => context.send({ type: 'document-chosen', uri: valueOf(event) }),
      },
      view?.uri === null
        ? node('option', { key: '', value: '', disabled: true }, context.say('checkIn.picker.none'))
        : null,
      groups,
    ),
  );
}

function elsewhere(context: ViewContext, uri: string, name: string): PageNode {
  return node(
    'div',
    { key: 'elsewhere', class: 'banner', role: 'status' },
    node('p', {}, context.say('checkIn.elsewhere', { shown: context.state.view?.name ?? '', name })),
    node(
      'button',
      { type: 'button', class: 'secondary', click: () => context.send({ type: 'document-chosen', uri }) },
      context.say('checkIn.elsewhere.switch', { name }),
    ),
  );
}

type EmptyState = Exclude<NonNullable<PageState['view']>['state'], 'form'>;

const emptyActions: Readonly<Record<EmptyState, 'create' | 'adopt' | 'open' | null>> = {
  loading: null,
  'no-documents': 'create',
  'no-choice': null,
  unadopted: 'adopt',
  unreadable: 'open',
  closed: 'open',
  'no-objectives': 'open',
};

function emptyState(context: ViewContext, state: EmptyState | 'form'): PageNode {
  const action = state === 'form' ? null : emptyActions[state];
  return node(
    'div',
    { key: `empty ${state}`, class: 'empty' },
    context.state.view?.name === '' ? null : node('h1', {}, context.state.view?.name ?? ''),
    node('p', {}, context.say(`checkIn.empty.${state}`, { name: context.state.view?.name ?? '' })),
    action === null
      ? null
      : node(
          'button',
          { type: 'button', class: 'primary', click: () => context.send({ type: 'action-asked', action }) },
          context.say(`checkIn.empty.${state}.action`),
        ),
  );
}

/** Stays in the page when it is empty: only changes inside a live region are announced. */
function notice(context: ViewContext): PageNode {
  const { question: asked, notice: said, busy } = context.state;
  return node(
    'div',
    { key: 'foot', class: 'foot' },
    asked === null ? null : question(context, asked),
    node(
      'div',
      {
        id: noticeId,
        key: 'notice',
        class: said === null ? 'notice' : `notice ${said.tone}`,
        role: 'status',
        'aria-live': said?.tone === 'failure' ? 'assertive' : 'polite',
        tabindex: -1,
      },
      busy ? node('p', { key: 'busy' }, context.say('checkIn.saving')) : null,
      said === null
        ? null
        : node(
            'p',
            { key: 'said' },
            node('span', { class: 'mark', 'aria-hidden': 'true' }, said.tone === 'failure' ? '✕' : '✓'),
            context.sayText(said.text),
          ),
      said?.tone === 'success' && said.text.id === 'checkIn.saved'
        ? node(
            'button',
            {
              key: 'show',
              type: 'button',
              class: 'link',
              click: () => context.send({ type: 'action-asked', action: 'show-last' }),
            },
            context.say('checkIn.showLast'),
          )
        : null,
    ),
  );
}
