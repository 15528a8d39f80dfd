import { isBuiltin, judgeImport, layerOf } from './layers.mjs';

/**
 * Every import in a bundle that goes against the layers, or that the bundle's host does not have; empty when all is well.
 *
 * @param {import('esbuild').Metafile} metafile
 * @param {{ layers: readonly string[], node: 'none' | 'all' }} allowed which layers may be in the bundle, and
 *   whether Node's builtins may
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

/** @param {string} importer @param {string} target @param {'none' | 'all'} node */
function checkImport(importer, target, node) {
  const wrongArrow = judgeImport(importer, target);
  if (wrongArrow !== undefined) return [wrongArrow];
  if (!isBuiltin(target) || node === 'all') return [];
  return [`${importer} brings Node's ${target.replace(/^node:/, '')} into a bundle that must do without`];
}
