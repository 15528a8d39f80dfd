import { characterEntities } from 'character-entities';
import { slimYaml } from './slimYaml.mjs';

/**
 * Leaves out of the bundles what no code of ours reaches, but what a bundler cannot know to be out of reach, and packs
 * tables. Together about 45 KB of each bundle.
 *
 * @type {import('esbuild').Plugin}
 */
export const slim = {
  name: 'slim',
  setup: (build) => {
    slimYaml(build);
    build.onLoad({ filter: /[\\/]character-entities[\\/]index\.js$/ }, () => ({ contents: entitiesModule() }));
    build.onLoad({ filter: /[\\/]github-slugger[\\/]regex\.js$/ }, () => ({ contents: slugModule }));
  },
};

/**
 * What the code host leaves out of a heading's anchor. The package lists these characters one range after the other, as of
 * an older Unicode; the engine knows them by their properties.
 */
const slugModule = 'export const regex = /[^\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Nl}\\p{Pc}\\- ]/gu;';

/**
 * The module `character-entities`, with each name told by how much of the one before it begins with (in base 36), and the
 * rest: `AElig`, `AMP` are `0AElig 1MP`.
 */
function entitiesModule() {
  const names = Object.keys(characterEntities).sort();
  const values = names.map((name) => characterEntities[name] ?? '');
  const separator = Array.from('0123456789').find((digit) => !values.some((value) => value.includes(digit)));
  if (separator === undefined)
    throw new Error('Every digit is in the value of an entity: slim.mjs needs another separator');
  const packed = names.map((name, index) => packName(names[index - 1] ?? '', name)).join(' ');
  return `
const values = ${JSON.stringify(values.join(separator))}.split('${separator}');
export const characterEntities = {};
let name = '';
${JSON.stringify(packed)}.split(' ').forEach((entry, index) => {
  name = name.slice(0, parseInt(entry[0], 36)) + entry.slice(1);
  characterEntities[name] = values[index];
});
`;
}

/** @param {string} previous @param {string} name */
function packName(previous, name) {
  let shared = 0;
  while (shared < 35 && shared < name.length && name[shared] === previous[shared]) shared++;
  return shared.toString(36) + name.slice(shared);
}
