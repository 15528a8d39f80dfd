import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Where the packed extension of this version is. */
export const packagePath = join(root, `${name}-${version}.vsix`);
