import assert from 'node:assert/strict';
import { compileGlob, compileGlobs } from '../../../src/core/text/glob';

describe('globs', () => {
  const matching: readonly (readonly [glob: string, path: string])[] = [
    ['okr.md', 'okr.md'],
    ['./okr.md', 'okr.md'],
    ['/okr.md', 'okr.md'],
    ['*.md', 'okr.md'],
    ['**/*.md', 'okr.md'],
    ['**/*.md', 'a/b/okr.md'],
    ['a/**', 'a/b/okr.md'],
    ['a/', 'a/b/okr.md'],
    ['a', 'a/b/okr.md'],
    ['a/*', 'a/b/okr.md'],
    ['**/b', 'a/b/okr.md'],
    ['a/**/okr.md', 'a/okr.md'],
    ['a/**/c/**/okr.md', 'a/b/c/d/okr.md'],
    ['{a,b}/okr.md', 'b/okr.md'],
    ['{a,b{c,d}}/okr.md', 'bd/okr.md'],
    ['a?c.md', 'abc.md'],
    ['a[b-d]c.md', 'acc.md'],
    ['a[!b]c.md', 'acc.md'],
    ['*a*b*.md', 'xxaxxbxx.md'],
    ['.okr/*.md', '.okr/x.md'],
    ['**/*.md', '.okr/x.md'],
    ['größe/*', 'größe/okr.md'.normalize('NFD')],
    ['a{b.md', 'a{b.md'],
    ['a[b.md', 'a[b.md'],
  ];
  for (const [glob, path] of matching) it(`${glob} means ${path}`, () => assert.equal(compileGlob(glob)(path), true));

  const others: readonly (readonly [glob: string, path: string])[] = [
    ['okr.md', 'a/okr.md'],
    ['*.md', 'a/okr.md'],
    ['a/*.md', 'a/b/okr.md'],
    ['A/**', 'a/okr.md'],
    ['a/**', 'ab/okr.md'],
    ['a', 'ab/okr.md'],
    ['a?c.md', 'ac.md'],
    ['a?c.md', 'a/c.md'],
    ['a[b-d]c.md', 'aec.md'],
    ['a[!b]c.md', 'abc.md'],
    ['{a,b}/okr.md', 'c/okr.md'],
    ['', 'okr.md'],
    ['*a*b*.md', 'xxbxxaxx.md'],
  ];
  for (const [glob, path] of others)
    it(`${glob || 'nothing'} does not mean ${path}`, () => assert.equal(compileGlob(glob)(path), false));

  it('match where one of several does', () => {
    assert.equal(compileGlobs(['a/**', 'b/**'])('b/x'), true);
    assert.equal(compileGlobs([])('b/x'), false);
  });

  it('answer soon, however many stars and braces', () => {
    const name = `${'a'.repeat(2000)}b`;
    assert.equal(compileGlob(`${'*a'.repeat(40)}*c`)(name), false);
    assert.equal(compileGlob(`${'**/'.repeat(40)}c`)(`${'a/'.repeat(300)}b`), false);
    assert.equal(compileGlob('{a,b}'.repeat(60))('c'), false);
    assert.equal(compileGlob('{'.repeat(5000))('c'), false);
  });
});
