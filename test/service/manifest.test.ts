import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  commands,
  configurationSection,
  containerId,
  contextKeys,
  extensionId,
  settings,
  views,
} from '../../src/protocol/ids';

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string }[] };
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const source = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(source) as Manifest;
const words = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;

describe('The manifest', () => {
  it('has the ids of the code', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, extensionId);
    assert.deepEqual(
      manifest.contributes.viewsContainers.activitybar.map(({ id }) => id),
      [containerId],
    );
    assert.deepEqual(
      manifest.contributes.views[containerId]?.map(({ id }) => id),
      Object.values(views),
    );
    assert.deepEqual(
      manifest.contributes.commands.map(({ command }) => command).sort(),
      Object.values(commands).sort(),
    );
  });

  it('declares the settings of the code, the hidden one aside', () => {
    const visible = Object.values(settings).filter((name) => name !== settings.today);
    assert.deepEqual(
      Object.keys(manifest.contributes.configuration.properties),
      visible.map((name) => `${configurationSection}.${name}`),
    );
  });

  it('asks for context keys that the code sets', () => {
    const clauses = [...source.matchAll(/"when": "([^\n]*)",?\n/g)].map((match) => match[1] ?? '').join(' ');
    const asked = new Set(clauses.match(/\bteamOkrs\.\w+/g) ?? []);
    const known = new Set<string>([...Object.values(contextKeys), ...Object.values(views)]);
    assert.deepEqual(
      [...asked].filter((key) => !known.has(key)),
      [],
    );
  });

  it('has words for every key, and no words too many', () => {
    const used = new Set([...source.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? ''));
    assert.deepEqual([...used].sort(), Object.keys(words).sort());
  });

  it('starts the extension only where there are OKR documents', () => {
    for (const event of manifest.activationEvents) assert.match(event, /^workspaceContains:/);
  });

  it('has menus of its own commands only', () => {
    const known = new Set<string>(Object.values(commands));
    for (const entries of Object.values(manifest.contributes.menus))
      for (const { command } of entries) assert.ok(known.has(command), command);
  });
});
