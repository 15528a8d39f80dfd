import { isBuiltin, judgeImport, layerOf } from './layers.mjs';

/** Node's modules that the Markdown libraries take for granted in their Node builds (vfile). */
const libraryBuiltins = ['path', 'process', 'url'];

/**
 * Every import in a bundle that goes against the layers, or that the bundle's host does not have; empty when all is well.
 *
 * @param {import('esbuild').Metafile} metafile
 * @param {{ layers: readonly string[], node: 'none' | 'libraries' | 'all' }} allowed which layers may be in the bundle,
 *   and whose imports of Node's builtins are right
 * @returns {string[]}
 */
export function checkMetafile(metafile, allowed) {
  return Object.entries(metafile.inputs).flatMap(([path, input]) => [
    ...checkPresence(path, allowed.layers),
    ...input.imports.flatMap(({ path: target }) => checkImport(path, target, allowed.node)),
  ]);
}

/** @param {string} path @param {readonly string[]} layers */
function checkPresence(path, layers) {
  const layer = layerOf(path)?.split('/')[0];
  return layer === undefined || layers.includes(layer)
    ? []
    : [`${path} does not belong into this bundle (only ${layers.join(', ')} do)`];
}

/** @param {string} importer @param {string} target @param {'none' | 'libraries' | 'all'} node */
function checkImport(importer, target, node) {
  const wrongArrow = judgeImport(importer, target);
  if (wrongArrow !== undefined) return [wrongArrow];
  if (!isBuiltin(target) || node === 'all') return [];
  const name = target.replace(/^node:/, '');
  const fine = node === 'libraries' && layerOf(importer) === undefined && libraryBuiltins.includes(name);
  return fine ? [] : [`${importer} brings Node's ${name} into a bundle that must do without`];
}
