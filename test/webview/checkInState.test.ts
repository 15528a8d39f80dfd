import assert from 'node:assert/strict';
import {
  emptyDraft,
  hostMessageSchema,
  isBegun,
  pageMessageSchema,
  type Draft,
  type HostMessage,
} from '../../src/protocol/checkIn';
import { text } from '../../src/protocol/text';
import {
  keptOf,
  leavesOut,
  openPage,
  problemsOf,
  receive,
  reduce,
  type PageEvent,
  type PageState,
  type Step,
} from '../../src/webview/checkIn/state';
import { draftOf, viewOf } from './forms';

const uri = 'file:///explore/okr.md';

function opened(change = {}): PageState {
  return receive(openPage(null).state, { type: 'view', view: viewOf(change) }).state;
}

/** Plays events, and gives the last step with all messages; each must be one that the host understands. */
function play(state: PageState, ...events: readonly PageEvent[]): Step {
  const messages: Step['messages'][number][] = [];
  let current = state;
  for (const event of events) {
    const step = reduce(current, event);
    messages.push(...step.messages);
    current = step.state;
  }
  for (const message of messages) assert.deepEqual(pageMessageSchema.parse(message), message);
  return { state: current, messages };
}

function hear(state: PageState, message: HostMessage): PageState {
  assert.deepEqual(hostMessageSchema.parse(structuredClone(message)), message);
  return receive(state, message).state;
}

const issue = (id: string, typed: string): PageEvent => ({ type: 'item-typed', list: 'issues', id, text: typed });

describe('The draft in the page', () => {
  it('reports each change with the next revision', () => {
    const { messages } = play(
      opened({ draft: { revision: 4, draft: null } }),
      { type: 'value-typed', key: 'O1-KR1', value: '7' },
      { type: 'value-typed', key: 'O1-KR1', value: '78' },
    );
    assert.deepEqual(
      messages.map(
        (message) =>
          message.type === 'drafted' && [message.uri, message.revision, message.draft.results['O1-KR1']?.value],
      ),
      [
        [uri, 5, '7'],
        [uri, 6, '78'],
      ],
    );
  });

  it('has either a number or none', () => {
    const { state } = play(
      opened(),
      { type: 'value-typed', key: 'O1-KR1', value: '78%' },
      { type: 'none-ticked', key: 'O1-KR1', none: true },
    );
    assert.deepEqual(state.draft.results['O1-KR1'], { value: '', none: true, comment: '' });
    const typed = play(
      state,
      { type: 'comment-typed', key: 'O1-KR1', comment: 'tags' },
      { type: 'value-typed', key: 'O1-KR1', value: '9' },
    );
    assert.deepEqual(typed.state.draft.results['O1-KR1'], { value: '9', none: false, comment: 'tags' });
  });

  it('keeps vote and reason apart', () => {
    const { state } = play(
      opened(),
      { type: 'reason-typed', objective: 'O1', reason: 'slow' },
      { type: 'confidence-chosen', objective: 'O1', value: '7', byKey: true },
    );
    assert.deepEqual(state.draft.confidence, { O1: { value: '7', reason: 'slow' } });
    assert.equal(state.focus?.id, 'confidence-O1-7');
  });

  it('makes the waiting field an item as soon as it is typed in, and goes on with Enter', () => {
    const { state } = play(opened(), issue('1', 'a'), issue('1', 'ab'), {
      type: 'item-added',
      list: 'issues',
      after: '1',
    });
    assert.deepEqual(state.draft.issues, [{ id: '1', text: 'ab' }]);
    assert.equal(state.focus?.id, 'issues-2');
  });

  it('puts an item between two others', () => {
    const { state } = play(opened(), issue('1', 'a'), issue('2', 'b'), {
      type: 'item-added',
      list: 'issues',
      after: '1',
    });
    assert.deepEqual(
      state.draft.issues.map(({ id, text: typed }) => [id, typed]),
      [
        ['1', 'a'],
        ['3', ''],
        ['2', 'b'],
      ],
    );
    assert.equal(state.focus?.id, 'issues-3');
  });

  it('goes back to the item before when one is removed', () => {
    const { state } = play(opened(), issue('1', 'a'), issue('2', ''), {
      type: 'item-removed',
      list: 'issues',
      id: '2',
    });
    assert.deepEqual(state.draft.issues, [{ id: '1', text: 'a' }]);
    assert.equal(state.focus?.id, 'issues-1');
    assert.equal(play(state, { type: 'item-removed', list: 'issues', id: '1' }).state.focus?.id, 'issues-1');
  });

  it('remembers decisions on what is carried over, and takes them back', () => {
    const left = play(opened(), { type: 'carried-decided', key: 'issues legal', decision: 'left-out' }).state;
    assert.deepEqual(left.draft.carried, { 'issues legal': 'left-out' });
    const back = play(left, { type: 'carried-decided', key: 'issues legal', decision: 'open' }).state;
    assert.equal(isBegun(back.draft), false);
  });

  it('forgets what was typed for a key result that is gone when told to', () => {
    const { state } = play(
      opened(),
      { type: 'value-typed', key: 'O1-KR9', value: '1' },
      { type: 'left-over-removed', key: 'O1-KR9' },
    );
    assert.deepEqual(state.draft.results, {});
  });
});

describe('The page and its host', () => {
  const typed = draftOf({ confidence: { O1: { value: '7', reason: '' } } });

  it('offers what it remembers, and shows what the host answers', () => {
    const kept = { uri, revision: 3, draft: typed };
    const { state, messages } = openPage(kept);
    assert.deepEqual(messages, [{ type: 'ready', kept }]);
    assert.deepEqual(pageMessageSchema.parse(messages[0]), messages[0]);
    assert.equal(
      hear(state, { type: 'view', view: viewOf({ draft: { revision: 9, draft: null } }) }).draft,
      emptyDraft,
    );
  });

  it('remembers nothing where nothing was begun', () => {
    assert.equal(keptOf(opened()), null);
    assert.deepEqual(keptOf(opened({ draft: { revision: 3, draft: typed } })), { uri, revision: 3, draft: typed });
  });

  it('keeps what is being typed when the document changes', () => {
    const { state } = play(opened(), { type: 'value-typed', key: 'O1-KR1', value: '78' });
    const after = hear(state, { type: 'view', view: viewOf({ name: 'Explorers' }) });
    assert.equal(after.view?.name, 'Explorers');
    assert.equal(after.draft.results['O1-KR1']?.value, '78');
  });

  it('takes the draft of another document with that document', () => {
    const { state } = play(opened(), { type: 'value-typed', key: 'O1-KR1', value: '78' });
    const other = viewOf({ uri: 'file:///care/okr.md', draft: { revision: 1, draft: typed } });
    const after = hear(state, { type: 'view', view: other });
    assert.deepEqual([after.draft, after.revision], [typed, 1]);
  });

  it('drops an assessment that is late', () => {
    const { state } = play(
      opened(),
      { type: 'value-typed', key: 'O1-KR1', value: '7' },
      { type: 'value-typed', key: 'O1-KR1', value: '78' },
    );
    const assessment = { previews: {}, problems: [], leftOver: [], merges: null };
    assert.equal(hear(state, { type: 'assessed', uri, revision: 1, assessment }).assessment, null);
    assert.deepEqual(hear(state, { type: 'assessed', uri, revision: 2, assessment }).assessment, assessment);
  });
});

describe('Saving from the page', () => {
  const draft: Draft = draftOf({
    confidence: { O1: { value: '7', reason: '' } },
    results: { 'O1-KR1': { value: '78', none: false, comment: '' } },
  });
  const begun = opened({ draft: { revision: 3, draft } });
  const save: PageEvent = { type: 'save-asked', kind: 'full' };

  it('sends the draft once', () => {
    const { state, messages } = play(begun, save, save);
    assert.deepEqual(messages, [{ type: 'submitted', uri, revision: 3, draft, kind: 'full', choices: {} }]);
    assert.equal(state.busy, true);
  });

  it('clears the draft when it is saved, and says so', () => {
    const saved: HostMessage = {
      type: 'saved',
      uri,
      text: text('checkIn.saved', { name: 'Explore' }),
      draft: { revision: 4, draft: null },
    };
    const state = hear(play(begun, save).state, saved);
    assert.deepEqual([state.draft, state.revision, state.busy, state.notice?.tone], [emptyDraft, 4, false, 'success']);
    assert.equal(keptOf(state), null);
  });

  it('keeps the draft when saving fails', () => {
    const state = hear(play(begun, save).state, { type: 'failed', text: text('checkIn.failed.write') });
    assert.deepEqual([state.draft, state.busy, state.notice?.tone], [draft, false, 'failure']);
  });

  it('leads to the first field that keeps it from being saved', () => {
    const problems = [
      { field: 'date', text: text('a'), blocks: false },
      { field: 'confidence:O1', text: text('b'), blocks: true },
    ];
    const state = hear(play(begun, save).state, { type: 'refused', uri, problems });
    assert.equal(state.focus?.id, 'field-confidence:O1');
    assert.deepEqual(problemsOf(state), problems);
    assert.deepEqual(problemsOf(play(state, { type: 'reason-typed', objective: 'O1', reason: 'x' }).state), []);
  });

  it('sends the answers to what differs, and only when all are given', () => {
    const conflicts = [
      { key: 'a', kind: 'result' as const, label: 'O1-KR1', mine: '78', theirs: '75%' },
      { key: 'b', kind: 'missing' as const, label: 'O1-KR9', mine: '1', theirs: '' },
    ];
    const asked = hear(play(begun, save).state, { type: 'asked', uri, kind: 'full', conflicts });
    const yes: PageEvent = { type: 'question-answered', yes: true };
    assert.deepEqual(play(asked, yes).messages, []);
    const { messages } = play(asked, { type: 'side-chosen', key: 'a', side: 'mine' }, yes);
    assert.deepEqual(messages, [
      { type: 'submitted', uri, revision: 3, draft, kind: 'full', choices: { a: 'mine', b: 'theirs' } },
    ]);
  });

  it('asks before "Nothing changed" leaves something out', () => {
    const asked = play(begun, { type: 'save-asked', kind: 'unchanged' });
    assert.deepEqual([asked.messages, asked.state.question], [[], { kind: 'leaves-out', checkIn: 'unchanged' }]);
    assert.equal(play(asked.state, { type: 'question-answered', yes: false }).state.question, null);
    const { messages } = play(asked.state, { type: 'question-answered', yes: true });
    assert.equal(messages[0]?.type === 'submitted' && messages[0].kind, 'unchanged');
  });

  it('knows what each kind leaves out', () => {
    const vote = draftOf({ confidence: { O1: { value: '7', reason: '' } } });
    assert.deepEqual([leavesOut(vote, 'unchanged'), leavesOut(vote, 'skipped')], [false, true]);
    assert.deepEqual(
      [leavesOut(draftOf({ date: '2025-08-20' }), 'skipped'), leavesOut(draft, 'unchanged')],
      [false, true],
    );
  });

  it('asks before it discards', () => {
    const asked = play(begun, { type: 'discard-asked' });
    assert.deepEqual(asked.messages, []);
    const { state, messages } = play(asked.state, { type: 'question-answered', yes: true });
    assert.deepEqual([state.draft, messages], [emptyDraft, [{ type: 'discarded', uri, revision: 4 }]]);
  });
});
