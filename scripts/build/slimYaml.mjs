import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What is left of `yaml` in the bundles. We read YAML and keep where each node stands; what only writes YAML, or turns nodes
 * into plain values, hangs on the classes of the nodes, where a bundler cannot know that nothing calls it.
 */

/** What nothing calls while a document is parsed, by file. */
const unreached = [
  'doc/anchors.js',
  'doc/applyReviver.js',
  'doc/createNode.js',
  'nodes/addPairToJSMap.js',
  'nodes/toJS.js',
  'parse/cst-scalar.js',
  'parse/cst-stringify.js',
  'parse/cst-visit.js',
  'schema/json/schema.js',
  'stringify/stringify.js',
  'stringify/stringifyCollection.js',
  'stringify/stringifyComment.js',
  'stringify/stringifyDocument.js',
  'stringify/stringifyNumber.js',
  'stringify/stringifyPair.js',
  'stringify/stringifyString.js',
  'visit.js',
];

const folder = fileURLToPath(new URL('browser/dist', import.meta.resolve('yaml/package.json')));
const entry = join(folder, 'index.js');

/** @param {import('esbuild').PluginBuild} build */
export function slimYaml({ onResolve, onLoad }) {
  // The module for browsers, for Node too: that for Node is CommonJS, of which a bundler can leave nothing out, and it reads
  // `!!binary` otherwise than the editor does.
  onResolve({ filter: /^yaml$/ }, () => ({ path: entry }));
  onLoad({ filter: pathFilter(['index.js']) }, () => ({ contents: door }));
  onLoad({ filter: pathFilter(unreached) }, ({ path }) => ({ contents: refusingModule(path) }));
  // Where a file has another name in a later version, the build would silently grow.
  for (const file of unreached) refusingModule(join(folder, file));
}

/** All that may be imported from `yaml`; whoever imports more is told by the bundler. */
const door = `
export { isMap, isScalar, isSeq } from './nodes/identity.js';
export { parseDocument } from './public-api.js';
`;

/**
 * A module with the same exports, each of which only throws.
 *
 * @param {string} path
 * @throws {Error} when the file is not what it was in the version that this was written for
 */
function refusingModule(path) {
  const names = exportsOf(path);
  if (names === undefined)
    throw new Error(`${path} is not there or has no list of exports: revise slimYaml.mjs for this version of yaml`);
  return `
const refuse = () => { throw new Error('YAML is only read here: scripts/build/slimYaml.mjs leaves out the rest'); };
export { ${names.map((name) => `refuse as ${name}`).join(', ')} };
`;
}

/** @param {string} path @returns {string[] | undefined} */
function exportsOf(path) {
  if (!existsSync(path)) return undefined;
  return /^export \{ (.+) \};\s*$/m.exec(readFileSync(path, 'utf8'))?.[1]?.split(', ');
}

/** @param {readonly string[]} files */
function pathFilter(files) {
  const names = files.map((file) => file.replace('.', '\\.').replace('/', '[\\\\/]'));
  return new RegExp(`[\\\\/]yaml[\\\\/]browser[\\\\/]dist[\\\\/](${names.join('|')})$`);
}
