import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pagePath, withHeaderAndFooter } from '../../src/core/rules/documentation';
import { rules } from '../../src/core/rules/registry';
import { problemsOf, type Found } from './support';

/** A fenced example of a rule's page. */
interface Example {
  readonly path: string;
  /** Rules that may fire beside the page's own, because the example cannot do without. */
  readonly also: readonly string[];
  readonly today: string | undefined;
  readonly text: string;
}

const heading = /^## (.+)$/;
const fence = /^```markdown ?(.*)$/;

/** The examples under the headings *Bad* and *Good*. Headings and fences inside of an example are its text. */
function examplesOf(page: string): ReadonlyMap<string, readonly Example[]> {
  const examples = new Map<string, Example[]>();
  let section = '';
  let open: { readonly info: string; readonly lines: string[] } | null = null;
  for (const line of page.split('\n')) {
    if (open !== null && line === '```') {
      examples.set(section, [...(examples.get(section) ?? []), readExample(open.info, open.lines)]);
      open = null;
    } else if (open !== null) {
      open.lines.push(line);
    } else if (fence.test(line)) {
      open = { info: fence.exec(line)?.[1] ?? '', lines: [] };
    } else {
      section = heading.exec(line)?.[1] ?? section;
    }
  }
  return examples;
}

function readExample(info: string, lines: readonly string[]): Example {
  const words = new Map(info.split(' ').map((word) => word.split('=', 2) as [string, string]));
  return {
    path: words.get('file') ?? 'team.okr.md',
    also: words.get('also')?.split(',') ?? [],
    today: words.get('today'),
    text: `${lines.join('\n')}\n`,
  };
}

function problemsIn(examples: readonly Example[]): readonly Found[] {
  const today = examples.find((example) => example.today !== undefined)?.today;
  const texts = Object.fromEntries(examples.map(({ path, text }) => [path, text]));
  return problemsOf(texts, today === undefined ? {} : { today });
}

function names(found: readonly Found[]): readonly string[] {
  return [...new Set(found.map(({ rule, path, message }) => `${rule} in ${path}: ${message}`))];
}

describe('the pages of the rules', () => {
  for (const rule of rules) {
    describe(rule.id, () => {
      const page = readFileSync(pagePath(rule), 'utf8');
      const examples = examplesOf(page);
      const bad = examples.get('Bad') ?? [];
      const good = examples.get('Good') ?? [];

      it('says why and whence, and has both examples', () => {
        assert.match(page, /^## Source$/m);
        assert.ok(bad.length > 0 && good.length > 0);
      });

      it('fires on the bad example, and no other rule does', () => {
        const allowed = [rule.id, ...bad.flatMap(({ also }) => also)];
        const found = problemsIn(bad);
        assert.ok(
          found.some((each) => each.rule === rule.id),
          'it does not fire',
        );
        assert.deepEqual(names(found.filter((each) => !allowed.includes(each.rule))), []);
      });

      it('finds nothing in the good example', () => {
        assert.deepEqual(names(problemsIn(good)), []);
      });

      it('has the header and the footer that the registry gives it', () => {
        assert.equal(page, withHeaderAndFooter(page, rule), `${pagePath(rule)} is stale: npm run generate`);
      });
    });
  }
});
