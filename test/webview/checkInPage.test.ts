import assert from 'node:assert/strict';
import type { CheckInView } from '../../src/protocol/checkIn';
import { wordsOf } from '../../src/protocol/text';
import { checkInDraftMessages } from '../../src/service/checkInMessages';
import { checkInMessages } from '../../src/vscode/checkIn/messages';
import { openPage, receive, type PageEvent, type PageState } from '../../src/webview/checkIn/state';
import { valueOfKey } from '../../src/webview/checkIn/view/confidence';
import { page } from '../../src/webview/checkIn/view/page';
import type { PageNode } from '../../src/webview/dom/node';
import { draftOf, form, viewOf } from './forms';

const catalogue = { ...checkInMessages, ...checkInDraftMessages };

function stateOf(change: Partial<CheckInView> = {}): PageState {
  const spoken = receive(openPage(null).state, { type: 'strings', locale: 'en', catalogue }).state;
  return receive(spoken, { type: 'view', view: viewOf(change) }).state;
}

function draw(state: PageState, send: (event: PageEvent) => void = () => undefined): readonly PageNode[] {
  return page(state, send).flatMap(withDescendants);
}

function withDescendants(parent: PageNode): PageNode[] {
  return [parent, ...parent.children.flatMap((child) => (typeof child === 'string' ? [] : withDescendants(child)))];
}

function textOf(parent: PageNode | undefined): string {
  return parent === undefined
    ? ''
    : parent.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

const states: Readonly<Record<string, Partial<CheckInView>>> = {
  form: {},
  'a form with a draft': {
    draft: {
      revision: 1,
      draft: draftOf({
        issues: [{ id: '1', text: 'a' }],
        carried: { 'plan pair': 'left-out', 'issues legal': 'done' },
      }),
    },
    elsewhere: { uri: 'b', name: 'Care', detail: '', mine: false, drafted: false },
    choices: ['a', 'b'].map((uri, at) => ({ uri, name: uri, detail: '2025-Q3', mine: at === 0, drafted: at === 0 })),
    assessment: {
      previews: {
        'O1-KR1': {
          movement: { id: 'checkIn.movement', args: { change: '+6pp', date: '2025-08-22' } },
          trend: 'toward',
          progress: 0.52,
        },
      },
      problems: [
        { field: 'result:O1-KR1', text: { id: 'checkIn.problem.value', args: { value: 'lots' } }, blocks: false },
      ],
      leftOver: [{ key: 'O1-KR9', typed: '3' }],
      merges: { id: 'checkIn.merges.by', args: { date: '2025-08-27', by: '@ana' } },
    },
  },
  words: { form: { ...form, scale: 'high-medium-low', last: null } },
  'no document': { uri: null, name: '', form: null, state: 'no-documents', choices: [] },
  unadopted: { form: null, state: 'unadopted' },
  closed: { form: null, state: 'closed' },
  unreadable: { form: null, state: 'unreadable' },
  'no objectives': { form: null, state: 'no-objectives' },
  'no choice': { uri: null, name: '', form: null, state: 'no-choice' },
  loading: { uri: null, name: '', form: null, state: 'loading' },
};

describe('The check-in page', () => {
  for (const [name, change] of Object.entries(states)) {
    it(`has a name for every control, and words for every id: ${name}`, () => {
      const nodes = draw(stateOf(change));
      const labelled = new Set(nodes.filter(({ tag }) => tag === 'label').map(({ attributes }) => attributes['for']));
      const inLabels = new Set(nodes.filter(({ tag }) => tag === 'label').flatMap(withDescendants));
      for (const control of nodes.filter(({ tag }) => ['input', 'select', 'button', 'textarea'].includes(tag))) {
        const named =
          control.attributes['aria-label'] ??
          (inLabels.has(control) || labelled.has(control.attributes['id']) ? 'label' : textOf(control));
        assert.notEqual(named, '', JSON.stringify(control));
      }
      const written = JSON.stringify(
        nodes.map(({ attributes, children }) => [
          attributes['aria-label'],
          attributes['placeholder'],
          attributes['title'],
          children.filter((child) => typeof child === 'string'),
        ]),
      );
      assert.doesNotMatch(written, /checkIn\.|\{[a-z]+\}|undefined|NaN/i);
    });

    it(`points only to elements that are there, each once: ${name}`, () => {
      const nodes = draw(stateOf(change));
      const ids = nodes.flatMap(({ attributes }) => attributes['id'] ?? []);
      assert.deepEqual(
        ids.filter((id, at) => ids.indexOf(id) !== at),
        [],
      );
      const pointers = nodes.flatMap(({ attributes }) =>
        [attributes['for'], attributes['aria-describedby'], attributes['aria-labelledby']].flatMap(
          (value) => value?.split(' ') ?? [],
        ),
      );
      assert.deepEqual(
        pointers.filter((id) => !ids.includes(id)),
        [],
      );
    });
  }

  it('shows last value and preview beside a typed value', () => {
    const draft = draftOf({ results: { 'O1-KR1': { value: '78', none: false, comment: '' } } });
    const nodes = draw(stateOf({ ...states['a form with a draft'], draft: { revision: 1, draft } }));
    const byId = (id: string): string => textOf(nodes.find(({ attributes }) => attributes['id'] === id));
    assert.equal(byId('O1-KR1-state'), '65% → 90% · last 72% (Aug 22)');
    assert.equal(byId('O1-KR1-preview'), '↗+6pp since Aug 22 · 52 % of the way');
    assert.match(byId('field-result:O1-KR1-problems'), /“lots” cannot be read as a number/);
  });

  it('votes by digit, where 1 and then 0 is 10', () => {
    assert.equal(valueOfKey('7', '', '0-10'), '7');
    assert.equal(valueOfKey('0', '1', '0-10'), '10');
    assert.equal(valueOfKey('0', '7', '0-10'), '0');
    assert.equal(valueOfKey('Delete', '7', '0-10'), '');
    assert.equal(valueOfKey('ArrowLeft', '7', '0-10'), null);
    assert.equal(valueOfKey('m', '', 'high-medium-low'), 'medium');
    assert.equal(valueOfKey('7', '', 'high-medium-low'), null);
  });

  it('never takes data for markup', () => {
    const title = '<img src=x onerror=alert(1)>';
    const evil = { ...form, objectives: form.objectives.map((objective) => ({ ...objective, title })) };
    const nodes = draw(stateOf({ form: evil }));
    assert.ok(nodes.some((each) => textOf(each).includes(title)));
    assert.ok(nodes.every(({ tag }) => tag !== 'img'));
  });
});

describe('Words of the page', () => {
  it('follow the number', () => {
    const words = { 'days.one': '{count} day', 'days.other': '{count} days' };
    assert.equal(wordsOf(words, 'en', { id: 'days', args: { count: 1 } }), '1 day');
    assert.equal(wordsOf(words, 'en', { id: 'days', args: { count: 3 } }), '3 days');
  });

  it('show an unknown id and a missing argument', () => {
    assert.equal(wordsOf({}, 'en', { id: 'nowhere', args: {} }), 'nowhere');
    assert.equal(wordsOf({ a: '{b}' }, 'en', { id: 'a', args: {} }), '{b}');
  });
});
