import { emptyDraft, type CheckInView, type Draft, type Form, type KeyResultShown } from '../../src/protocol/checkIn';

/** Views for tests, as the host sends them for the running example. */

function keyResult(key: string, text: string, more: Partial<KeyResultShown>): KeyResultShown {
  return {
    key,
    text,
    owners: [],
    kind: 'metric',
    from: null,
    to: null,
    now: null,
    progress: null,
    monthly: false,
    confidential: false,
    shared: false,
    ...more,
  };
}

export const form: Form = {
  today: '2025-08-27',
  by: '@ana',
  people: ['@ana', '@bruno'],
  scale: '0-10',
  cycle: '2025-Q3',
  last: { date: '2025-08-22', by: '@ana', kind: 'full', days: 5 },
  objectives: [
    {
      label: 'O1',
      title: 'Make the first week seamless and confidence-boosting for new users',
      last: { raw: '6/10', date: '2025-08-22', reason: 'the tutorial test needs one more week' },
      keyResults: [
        keyResult('O1-KR1', 'Increase onboarding completion from 65% to 90%', {
          from: '65%',
          to: '90%',
          now: { text: '72%', date: '2025-08-22' },
          progress: 0.28,
        }),
        keyResult('O1-KR2', 'Reduce support tickets about account setup by 30%', { to: '-30%', owners: ['@bruno'] }),
      ],
    },
  ],
  issues: [{ key: 'issues legal', text: 'Legal has not approved the new copy', since: '2025-07-04', days: 54 }],
  plan: [{ key: 'plan pair', text: 'Pair with Legal on Tuesday', since: '2025-08-22', days: 5 }],
};

export function viewOf(change: Partial<CheckInView> = {}): CheckInView {
  return {
    choices: [{ uri: 'file:///explore/okr.md', name: 'Explore', detail: '2025-Q3', mine: true, drafted: false }],
    uri: 'file:///explore/okr.md',
    name: 'Explore',
    state: 'form',
    form,
    elsewhere: null,
    draft: { revision: 0, draft: null },
    assessment: null,
    ...change,
  };
}

export function draftOf(change: Partial<Draft>): Draft {
  return { ...emptyDraft, ...change };
}
