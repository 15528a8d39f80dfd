import assert from 'node:assert/strict';
import { cyclesIn } from '../../src/service/cycleChoices';
import { foldersAbove, IgnoreRules } from '../../src/service/ignoreRules';
import { ageText, gaugeOf } from '../../src/service/measures';
import { problemsForMe, proposeTeams, teamMatcher } from '../../src/service/myTeams';
import { parentChoices } from '../../src/service/parentChoices';
import type { Problem } from '../../src/core/rules/problem';
import { documentAt, documentText, indexOf, uriOf } from '../support/documents';

const teamDocument = (path: string, name: string) => ({ path, document: documentAt(path, documentText({ name })) });
const explore = teamDocument('teams/explore/okr.md', 'Explore');
const care = teamDocument('teams/care/okr.md', 'Care');

describe('The problems of a document', () => {
  const problem = (rule: string): Problem => ({
    rule,
    severity: 'warning',
    uri: uriOf('okr.md'),
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    message: { id: rule, args: {} },
    related: [],
    fixes: [],
    dated: false,
  });
  const problems = [problem('kr/count'), problem('check-in/overdue')];
  const shown = (isMine: boolean, isOpen: boolean) =>
    problemsForMe(problems, { isMine, isOpen }).map(({ rule }) => rule);

  it('are all mine where the team is', () => {
    assert.deepEqual(shown(true, false), ['kr/count', 'check-in/overdue']);
    assert.deepEqual(shown(true, true), ['kr/count', 'check-in/overdue']);
  });
  it('of others are shown while it is open, but not that a check-in is due', () =>
    assert.deepEqual(shown(false, true), ['kr/count']));
  it('of others are not shown while it is closed', () => assert.deepEqual(shown(false, false), []));
});

describe('My teams', () => {
  const chosen = (patterns: readonly string[]) =>
    [explore, care].filter(teamMatcher(patterns)).map(({ document }) => document.name);

  it('are all where nothing is set', () => {
    assert.deepEqual(chosen([]), ['Explore', 'Care']);
    assert.deepEqual(chosen(['  ']), ['Explore', 'Care']);
  });
  it('are chosen by name, in any case', () => assert.deepEqual(chosen(['explore']), ['Explore']));
  it('are chosen by globs and folders', () => {
    assert.deepEqual(chosen(['teams/explore/**']), ['Explore']);
    assert.deepEqual(chosen(['teams/*/okr.md']), ['Explore', 'Care']);
    assert.deepEqual(chosen(['teams/care']), ['Care']);
    assert.deepEqual(chosen(['**/ca*/**', 'Explore']), ['Explore', 'Care']);
  });
  it('are none where the setting names nobody', () => assert.deepEqual(chosen(['Nobody']), []));

  it('are proposed from the folder that is edited', () => {
    assert.deepEqual(proposeTeams(explore, [care, explore], ['x/**']), ['Explore', 'teams/explore/**', 'x/**', 'Care']);
    assert.deepEqual(proposeTeams(null, [explore, care], []), ['Care', 'Explore']);
  });
});

describe('The cycles to choose from', () => {
  it('are those that objectives bear, the latest and shortest first', () => {
    const documents = ['2025-Q3', '2025', '2025-Q2', '2025-Q3'].map((cycle, at) =>
      documentAt(`${at}/okr.md`, documentText({ cycle })),
    );
    assert.deepEqual(
      cyclesIn(documents, '2025-08-01').map(({ cycle, objectives, running }) => [cycle.name, objectives, running]),
      [
        ['2025-Q3', 2, true],
        ['2025-Q2', 1, false],
        ['2025', 1, true],
      ],
    );
  });
});

describe('What an objective may contribute to', () => {
  it('is of a higher layer: the fitting cycle, the nearest layer and the likest words first', () => {
    const index = indexOf({
      'okr.md': documentText({
        okr: 'company',
        name: 'Bank',
        cycle: '2025',
        body: '## O1: Expand abroad\n\n## O2: Welcome customers',
      }),
      'unit/okr.md': documentText({
        okr: 'unit',
        name: 'Digital',
        cycle: '2025-H2',
        body: '## O1: Simplify\n\n## O2: Delight customers in the first week',
      }),
      'unit/old.okr.md': documentText({
        okr: 'unit',
        name: 'Digital',
        cycle: '2024-H2',
        body: '## O1: Delight customers in the first week',
      }),
      'care/okr.md': documentText({ name: 'Care', body: '## O1: Delight customers in the first week' }),
      'explore/okr.md': documentText({ body: '## O1: Make the first week a delight' }),
    });
    const document = index.get(uriOf('explore/okr.md')) ?? assert.fail();
    const choices = parentChoices(
      { document, objective: document.objectives[0] ?? assert.fail() },
      index,
      '2025-08-01',
    );
    assert.deepEqual(
      choices.map((each) => `${each.document.cycle?.name ?? ''} ${each.objective.title}`),
      [
        '2025-H2 Delight customers in the first week',
        '2025-H2 Simplify',
        '2025 Expand abroad',
        '2025 Welcome customers',
        '2024-H2 Delight customers in the first week',
      ],
    );
  });
});

describe('What git ignores', () => {
  const rulesOf = (files: Readonly<Record<string, string>>) => {
    const rules = new IgnoreRules();
    for (const [folder, text] of Object.entries(files)) rules.add(folder, text);
    return (path: string) => rules.ignores('/repo', path);
  };

  it('follows patterns of the root', () => {
    const ignores = rulesOf({ '/repo': 'build/\n*.draft.okr.md\n/top.okr.md' });
    assert.equal(ignores('/repo/build/okr.md'), true);
    assert.equal(ignores('/repo/a/build/b/okr.md'), true);
    assert.equal(ignores('/repo/a/x.draft.okr.md'), true);
    assert.equal(ignores('/repo/top.okr.md'), true);
    assert.equal(ignores('/repo/a/top.okr.md'), false);
    assert.equal(ignores('/repo/okr.md'), false);
  });
  it('lets deeper files overrule higher ones, and nothing back out of an ignored folder', () => {
    const ignores = rulesOf({ '/repo': '*.okr.md\nout/', '/repo/a': '!keep.okr.md', '/repo/out': '!okr.md' });
    assert.equal(ignores('/repo/a/keep.okr.md'), false);
    assert.equal(ignores('/repo/b/keep.okr.md'), true);
    assert.equal(ignores('/repo/out/okr.md'), true);
  });
  it('knows nothing outside of its repository', () => assert.equal(rulesOf({ '/repo': '*' })('/other/okr.md'), false));
  it('names the folders whose files matter', () => {
    assert.deepEqual(foldersAbove('/repo', '/repo/a/b/okr.md'), ['/repo', '/repo/a', '/repo/a/b']);
    assert.deepEqual(foldersAbove('/repo', '/other/okr.md'), []);
  });
});

describe('Ages and gauges', () => {
  it('are short', () => {
    const age = (days: number) => ageText(days, '2025-08-01').id;
    assert.deepEqual([-2, 0, 1, 13, 20, 100].map(age), [
      'age.ahead',
      'age.today',
      'age.yesterday',
      'age.days',
      'age.weeks',
      'age.months',
    ]);
  });
  it('are full only when all is done, and empty only when nothing is', () => {
    assert.deepEqual([-0.5, 0, 0.01, 0.3, 0.5, 0.7, 0.99, 1, 1.4].map(gaugeOf).join(''), '○○◔◔◑◕◕●●');
  });
});
