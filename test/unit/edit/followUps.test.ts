import assert from 'node:assert/strict';
import { followUpKey, openFollowUps, tidyFollowUp } from '../../../src/core/edit/followUps';
import { parse, recorded, team } from './documents';

const text = team(
  '- KR1: Increase completion from 65% to 90%',
  '',
  '## Check-ins',
  '',
  '### 2025-07-25 Nothing changed',
  '',
  '### 2025-07-18 @ana',
  '',
  '- **Issues:**',
  '  - [ ] Legal has not approved the `copy` (since 2025-07-04) (help @helena)',
  '  - [x] No room',
  '  - A plain remark',
  '- **Plan forward:**',
  '  - [ ] Pair with Legal @ana @bruno',
  '',
  '### 2025-07-11',
  '',
  '- **Plan forward:**',
  '  - [ ] Old plan',
);

describe('openFollowUps', () => {
  it('hands on what is open from the last full check-in, with the date since when', () => {
    assert.deepEqual(openFollowUps(parse(text), '2025-08-01'), {
      issues: [{ text: 'Legal has not approved the copy', done: false, since: '2025-07-04', help: ['@helena'] }],
      plan: [{ text: 'Pair with Legal', done: false, since: '2025-07-18', owners: ['@ana', '@bruno'] }],
    });
    assert.deepEqual(openFollowUps(parse(text), '2025-07-18').plan, [
      { text: 'Old plan', done: false, since: '2025-07-11' },
    ]);
    assert.deepEqual(openFollowUps(parse(text), '2025-07-01'), { issues: [], plan: [] });
  });

  it('is copied with its Markdown, and the check-in that it comes from is left alone', () => {
    const open = openFollowUps(parse(text), '2025-08-01');
    const after = recorded(text, {
      date: '2025-08-01',
      ...open,
      plan: open.plan.map((item) => ({ ...item, done: true })),
    });
    assert.ok(
      after.includes(
        '  - [ ] Legal has not approved the `copy` (since 2025-07-04) (help @helena)\n- **Plan forward:**\n  - [x] Pair with Legal (since 2025-07-18) @ana @bruno\n',
      ),
    );
    assert.equal(after.slice(after.indexOf('### 2025-07-25')), text.slice(text.indexOf('### 2025-07-25')));
  });
});

describe('tidyFollowUp', () => {
  it('takes date, help and owners out of what was typed', () => {
    assert.deepEqual(tidyFollowUp({ text: ' Ask  Legal (since 2025-07-04) (help @helena @li) @ana', done: false }), {
      text: 'Ask Legal',
      done: false,
      since: '2025-07-04',
      help: ['@helena', '@li'],
      owners: ['@ana'],
    });
    assert.deepEqual(tidyFollowUp({ text: 'Ask @ana for (help yourself)', done: true }), {
      text: 'Ask @ana for (help yourself)',
      done: true,
    });
    assert.deepEqual(tidyFollowUp({ text: '@ana', done: true }), { text: '@ana', done: true });
  });
});

describe('followUpKey', () => {
  it('is the same for the same words', () => {
    assert.equal(followUpKey('Ask  Legal.'), followUpKey('ask legal'));
    assert.notEqual(followUpKey('🚀'), followUpKey('🔥'));
  });
});
