import { builtinModules } from 'node:module';
import { posix } from 'node:path';

/**
 * What a layer may import. One table serves the lint rule, which also sees types, and the check of the bundles'
 * metafiles, which also sees what a bundler resolved.
 *
 * @typedef {object} Layer
 * @property {readonly string[]} layers other layers it may import
 * @property {readonly string[]} packages npm packages it may import (names, or a prefix ending in `*`)
 * @property {boolean} node whether it may import Node's builtins
 */

const parsers = [
  'unified',
  'remark',
  'remark-*',
  'mdast',
  'mdast-*',
  'micromark',
  'micromark-*',
  'unist',
  'unist-*',
  'yaml',
];
const pure = ['zod', 'fastest-levenshtein', 'github-slugger', 'ignore', 'vscode-uri'];

/** @type {Readonly<Record<string, Layer>>} */
export const layers = {
  core: { layers: [], packages: pure, node: false },
  'core/syntax': { layers: ['core'], packages: [...pure, ...parsers], node: false },
  service: { layers: ['core'], packages: pure, node: false },
  protocol: { layers: [], packages: ['zod'], node: false },
  vscode: { layers: ['core', 'service', 'protocol'], packages: ['vscode', ...pure], node: false },
  webview: { layers: ['protocol'], packages: [], node: false },
  cli: {
    layers: ['core', 'service'],
    packages: ['zod', 'picocolors', 'tinyglobby', 'ignore'],
    node: true,
  },
};

/**
 * The layer of a file, by its path from the repository's root: `core/syntax` for `src/core/syntax/markdown.ts`,
 * undefined outside `src`.
 *
 * @param {string} path
 * @returns {string | undefined}
 */
export function layerOf(path) {
  const [top, layer, folder] = path.split('/');
  if (top !== 'src' || layer === undefined) return undefined;
  return `${layer}/${folder}` in layers ? `${layer}/${folder}` : layer;
}

/**
 * Says why a file may not import something; undefined when it may.
 *
 * @param {string} importer path from the repository's root
 * @param {string} target path from the root (`src/…`, `node_modules/…`), or a bare specifier (`zod`, `node:fs`)
 * @returns {string | undefined}
 */
export function judgeImport(importer, target) {
  const from = layerOf(importer);
  if (from === undefined) return undefined;
  const layer = layers[from];
  if (layer === undefined) return `${importer} is in no known layer (${Object.keys(layers).join(', ')})`;
  if (isBuiltin(target)) return layer.node ? undefined : `${from} must not import Node's ${target} (${importer})`;
  const to = layerOf(target);
  if (to !== undefined) return judgeLayer(from, layer, to, importer);
  if (target.startsWith('src/') || target.startsWith('.')) return undefined;
  if (isOwnFile(target)) return undefined;
  const name = packageOf(target);
  return layer.packages.some((allowed) => matches(allowed, name))
    ? undefined
    : `${from} must not import the package ${name} (${importer})`;
}

/** @param {string} from @param {Layer} layer @param {string} to @param {string} importer */
function judgeLayer(from, layer, to, importer) {
  const [fromHouse, toHouse] = [from, to].map((name) => name.split('/')[0] ?? name);
  if (fromHouse === toHouse || layer.layers.includes(toHouse ?? to)) return undefined;
  const allowed = layer.layers.length > 0 ? `only ${layer.layers.join(', ')}` : 'no other layer';
  return `${from} must not import ${to} (${importer}); it may import ${allowed}`;
}

/**
 * Resolves a specifier as written in a file to what {@link judgeImport} takes.
 *
 * @param {string} importer path from the root
 * @param {string} specifier
 */
export function resolveSpecifier(importer, specifier) {
  return specifier.startsWith('.') ? posix.join(posix.dirname(importer), specifier) : specifier;
}

/** @param {string} target */
export function isBuiltin(target) {
  return target.startsWith('node:') || builtinModules.includes(target);
}

/**
 * The package's name in `node_modules/@scope/name/lib/x.js` or in `@scope/name/x`.
 *
 * @param {string} target
 */
export function packageOf(target) {
  const inside = target.split('node_modules/').at(-1) ?? target;
  const parts = inside.split('/');
  const name = inside.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? inside);
  return name.startsWith('@types/') ? name.slice('@types/'.length) : name;
}

/** JSON and styles of our own outside `src`, such as `package.json`, `schemas/…` or `media/…`. @param {string} target */
function isOwnFile(target) {
  return /^(package(\.nls)?\.json|(schemas|media|syntaxes|docs)\/)/.test(target);
}

/** @param {string} allowed @param {string} name */
function matches(allowed, name) {
  return allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : allowed === name;
}
