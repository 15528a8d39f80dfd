import * as vscode from 'vscode';
import type { OkrDocument } from '../core/model/entities';
import { configurationSection, settings } from '../protocol/ids';
import type { TeamDocument } from '../service/myTeams';

/** The setting, without what is no text. */
export function readMyTeams(): readonly string[] {
  const value = vscode.workspace.getConfiguration(configurationSection).get<unknown>(settings.myTeams);
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** With the path from its workspace folder, by which globs choose. */
export function teamDocument(document: OkrDocument): TeamDocument {
  return { document, path: vscode.workspace.asRelativePath(vscode.Uri.parse(document.uri), false) };
}
