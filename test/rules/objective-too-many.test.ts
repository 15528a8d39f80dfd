import assert from 'node:assert/strict';
import { defaultLimits } from '../../src/core/rules/config';
import { findingsOf, team } from './support';

const rule = 'objective/too-many';

function objectives(count: number, level = '##'): string {
  const keyResults = '- KR1: Grow sales from 1 to 2\n- KR2: Grow visits from 1 to 2';
  return Array.from({ length: count }, (_, at) => `${level} O${at + 1}: Goal ${at + 1}\n\n${keyResults}`).join('\n\n');
}

function document(body: string, keys: readonly string[] = []): string {
  return team({ keys, objective: body, keyResults: '' });
}

describe(rule, () => {
  it('reports the first objective beyond three', () => {
    const [found, ...others] = findingsOf(rule, { 'okr.md': document(objectives(5)) });
    assert.deepEqual(others, []);
    assert.deepEqual([found?.severity, found?.at], ['warning', 'Goal 4']);
    assert.match(found?.message ?? '', /^O4 is one objective too many: 5 in one cycle/);
  });

  it('takes the limit of the config', () => {
    const config = { limits: { ...defaultLimits, objectives: 1 } };
    assert.equal(findingsOf(rule, { 'okr.md': document(objectives(2)) }, { config })[0]?.at, 'Goal 2');
  });

  it('is silent for three', () => {
    assert.deepEqual(findingsOf(rule, { 'okr.md': document(objectives(3)) }), []);
  });

  it('counts each cycle of a file for itself', () => {
    const body = `## 2025 Q2\n\n${objectives(3, '###')}\n\n## 2025 Q3\n\n${objectives(3, '###')}`;
    assert.deepEqual(findingsOf(rule, { 'okr.md': document(body) }), []);
  });

  it('is silent for visions and strategies', () => {
    const text = (layer: string): string =>
      `---\nokr: ${layer}\n---\n\n# Ours\n\n${objectives(5).replace(/O(\d):/g, 'P$1:')}\n`;
    assert.deepEqual(findingsOf(rule, { 'vision.okr.md': text('vision'), 'strategy.okr.md': text('strategy') }), []);
  });

  it('is silent for what is closed, and for what is put off', () => {
    assert.deepEqual(findingsOf(rule, { 'okr.md': document(objectives(5), ['status: closed']) }), []);
    const putOff = `${objectives(3)}\n\n## Not now\n\n- O4: Goal 4\n- O5: Goal 5`;
    assert.deepEqual(findingsOf(rule, { 'okr.md': document(putOff) }), []);
  });
});
