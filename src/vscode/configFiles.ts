import * as vscode from 'vscode';
import type { Config } from '../core/rules/config';
import { parseConfig, type ConfigProblem } from '../core/rules/parseConfig';
import { rules } from '../core/rules/registry';
import type { Folder } from '../core/workspace/folder';
import { readText } from './files';

export const configName = 'okr.config.json';

/** A config as it was found, and what is wrong in it. */
export interface LoadedConfig {
  readonly uri: vscode.Uri;
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/** The folders in which a config counts: the open ones, and the roots of their repositories. */
export function configFolders(folders: readonly Folder[]): readonly string[] {
  return [...new Set(folders.flatMap(({ uri, root }) => [uri, root]))];
}

/** Reads every config that is there. What an editor has not saved yet does not count. */
export async function loadConfigs(folders: readonly Folder[]): Promise<readonly LoadedConfig[]> {
  const loaded = await Promise.all(configFolders(folders).map(loadConfig));
  return loaded.filter((each) => each !== null);
}

async function loadConfig(folder: string): Promise<LoadedConfig | null> {
  const uri = vscode.Uri.joinPath(vscode.Uri.parse(folder), configName);
  const read = await readText(uri);
  return read.kind === 'gone' || read.kind === 'too-large' ? null : { uri, ...parseConfig(read.text, folder, rules) };
}
