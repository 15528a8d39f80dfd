/**
 * One bundle of the product.
 *
 * @typedef {object} Bundle
 * @property {string} name
 * @property {string} entry
 * @property {string} outfile
 * @property {number} budget largest size of the minified script and style together, in bytes
 * @property {readonly string[]} layers the layers that may be inside
 * @property {'none' | 'all'} node whether Node's builtins may be inside
 * @property {import('esbuild').BuildOptions} options
 */

const kilobyte = 1000;
const inEditor = ['core', 'service', 'protocol', 'vscode'];

/**
 * The extension asks VS Code for all that it needs of the machine: not even the desktop bundle has Node in it. Without
 * `worker`, decode-named-character-reference resolves to code that needs a `document`.
 *
 * @type {import('esbuild').BuildOptions}
 */
const inEitherHost = {
  platform: 'browser',
  format: 'cjs',
  target: 'es2022',
  external: ['vscode'],
  conditions: ['worker'],
};

/** @type {readonly Bundle[]} */
export const bundles = [
  {
    name: 'desktop',
    entry: 'src/vscode/extension.ts',
    outfile: 'dist/extension.js',
    budget: 600 * kilobyte,
    layers: inEditor,
    node: 'none',
    options: inEitherHost,
  },
  {
    name: 'web',
    entry: 'src/vscode/extension.ts',
    outfile: 'dist/web/extension.js',
    budget: 600 * kilobyte,
    layers: inEditor,
    node: 'none',
    options: inEitherHost,
  },
  {
    name: 'check-in page',
    entry: 'src/webview/checkIn/main.ts',
    outfile: 'dist/webview/checkIn.js',
    budget: 160 * kilobyte,
    layers: ['webview', 'protocol'],
    node: 'none',
    options: { platform: 'browser', format: 'iife', target: 'es2022', loader: { '.ttf': 'file', '.svg': 'text' } },
  },
  {
    name: 'command line',
    entry: 'src/cli/main.ts',
    outfile: 'dist/cli.js',
    budget: 600 * kilobyte,
    layers: ['core', 'service', 'cli'],
    node: 'all',
    options: { platform: 'node', format: 'cjs', target: 'node20', banner: { js: '#!/usr/bin/env node' } },
  },
];
