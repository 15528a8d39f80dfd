import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { pagePath, ruleTable, withGenerated } from '../../src/core/rules/documentation';
import { rules } from '../../src/core/rules/registry';
import { ruleGroups } from '../../src/core/rules/rule';

describe('the registry of rules', () => {
  it('has every id once, in a known group', () => {
    const ids = rules.map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
    for (const id of ids) assert.match(id, new RegExp(`^(?:${ruleGroups.join('|')})/[a-z]+(?:-[a-z]+)*$`));
  });

  it('has a page for each rule, and no page without one', () => {
    const pages = globSync('docs/rules/*/*.md').toSorted();
    assert.deepEqual(pages, rules.map(pagePath).toSorted());
  });

  it('has a file for each rule', () => {
    const camel = (text: string): string => text.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const files = new Set(globSync('src/core/rules/*/*.ts'));
    for (const { id } of rules) assert.ok(files.has(`src/core/rules/${camel(id)}.ts`), id);
  });

  it('says each message in one sentence that ends in a full stop or a question mark', () => {
    const isTitle = (name: string): boolean => ['fix', 'related', 'candidate', 'record', 'first'].includes(name);
    for (const { id, messages } of rules) {
      for (const [name, template] of Object.entries(messages)) {
        if (isTitle(name)) assert.doesNotMatch(template, /\.$/, `${id}:${name}`);
        else assert.match(template, /^\S.*[^.\s][.?]$/, `${id}:${name}`);
      }
    }
  });

  it('agrees with the table in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    assert.ok(readme.includes('<!-- generated: rules -->'), 'the README has no place for the table');
    assert.equal(readme, withGenerated(readme, 'rules', ruleTable(rules)), 'README.md is stale: npm run generate');
  });
});
