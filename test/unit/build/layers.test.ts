import { strict as assert } from 'node:assert';
import { judgeImport, layerOf, packageOf, resolveSpecifier } from '../../../scripts/build/layers.mjs';

describe('The layers', () => {
  const allowed: [importer: string, target: string][] = [
    ['src/service/hover.ts', 'src/core/model/entities.ts'],
    ['src/vscode/tree.ts', 'src/service/outline'],
    ['src/vscode/tree.ts', 'vscode'],
    ['src/core/model/checkIn.ts', 'src/core/syntax/yaml.ts'],
    ['src/core/syntax/yaml.ts', 'node_modules/yaml/browser/index.js'],
    ['src/webview/checkIn/main.ts', 'src/protocol/checkIn.ts'],
    ['src/protocol/checkIn.ts', 'zod'],
    ['src/cli/main.ts', 'node:fs'],
    ['src/vscode/messages.ts', 'package.nls.json'],
    ['node_modules/vfile/lib/minpath.js', 'node:path'],
  ];
  for (const [importer, target] of allowed) {
    it(`let ${importer} import ${target}`, () => assert.equal(judgeImport(importer, target), undefined));
  }

  const forbidden: [importer: string, target: string, why: RegExp][] = [
    ['src/core/model/checkIn.ts', 'src/service/outline.ts', /core must not import service .*no other layer/],
    ['src/core/rules/registry.ts', 'vscode', /core must not import the package vscode/],
    ['src/core/rules/registry.ts', 'node:fs', /core must not import Node's node:fs/],
    ['src/core/rules/registry.ts', 'fs', /core must not import Node's fs/],
    ['src/core/model/checkIn.ts', 'node_modules/unified/index.js', /core must not import the package unified/],
    ['src/core/model/checkIn.ts', 'mdast', /core must not import the package mdast/],
    ['src/service/hover.ts', 'src/protocol/ids.ts', /service must not import protocol .*only core/],
    ['src/protocol/checkIn.ts', 'src/core/model/entities.ts', /protocol must not import core/],
    ['src/webview/checkIn/main.ts', 'src/core/model/entities.ts', /webview must not import core .*only protocol/],
    ['src/cli/main.ts', 'src/vscode/tree.ts', /cli must not import vscode/],
    ['src/vscode/tree.ts', 'node:fs', /vscode must not import Node's/],
    ['src/lsp/server.ts', 'src/core/model/entities.ts', /no known layer/],
  ];
  for (const [importer, target, why] of forbidden) {
    it(`forbid ${importer} to import ${target}`, () => assert.match(judgeImport(importer, target) ?? 'allowed', why));
  }

  it('know a file by its folder', () => {
    assert.equal(layerOf('src/core/syntax/markdown.ts'), 'core/syntax');
    assert.equal(layerOf('src/core/text/edit.ts'), 'core');
    assert.equal(layerOf('test/unit/build/layers.test.ts'), undefined);
  });

  it('know a package by a path or a specifier', () => {
    assert.equal(packageOf('node_modules/a/node_modules/@scope/b/lib/x.js'), '@scope/b');
    assert.equal(packageOf('@vscode/codicons/dist/codicon.css'), '@vscode/codicons');
    assert.equal(packageOf('yaml'), 'yaml');
    assert.equal(packageOf('@types/mdast'), 'mdast');
  });

  it('resolve what a file writes', () => {
    assert.equal(resolveSpecifier('src/core/model/a.ts', '../../service/b'), 'src/service/b');
    assert.equal(resolveSpecifier('src/core/model/a.ts', 'zod'), 'zod');
  });
});
