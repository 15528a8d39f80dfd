// The rules' pages (header and footer) and the README's table, from the registry.
import { existsSync, readFileSync } from 'node:fs';
import { load } from './load.mjs';

/** From path to text of every file that is made from the registry, at least in part. */
export async function generateRules() {
  const { rules } = await load('src/core/rules/registry.ts');
  const { pagePath, ruleTable, withGenerated, withHeaderAndFooter } = await load('src/core/rules/documentation.ts');
  const files = new Map();
  for (const rule of rules) {
    const path = pagePath(rule);
    files.set(path, withHeaderAndFooter(existsSync(path) ? readFileSync(path, 'utf8') : '', rule));
  }
  if (existsSync('README.md')) {
    files.set('README.md', withGenerated(readFileSync('README.md', 'utf8'), 'rules', ruleTable(rules)));
  }
  return files;
}
