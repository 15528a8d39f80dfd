import type { IsoDate } from '../model/calendar';
import type { OkrDocument } from '../model/entities';
import type { Folder } from '../workspace/folder';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';
import type { Config } from './config';
import type { Problem } from './problem';
import type { Rule } from './rule';

export interface CheckerOptions {
  readonly today: IsoDate;
  readonly folders?: readonly Folder[];
  /** One, or one for each root of a multi-root workspace. */
  readonly config?: Config | readonly Config[];
  /** Whether all documents are known from the start; default `true`. */
  readonly complete?: boolean;
}

export declare class Checker {
  constructor(rules: readonly Rule[], options: CheckerOptions);
  readonly index: WorkspaceIndex;
  /** Whether all documents are known. Until then the rules that ask about other documents are silent. */
  readonly complete: boolean;
  /** Each of these returns the URIs whose problems may differ now; `problems` computes them when it is asked. */
  update(document: OkrDocument): ReadonlySet<string>;
  /** Many documents at once, in linear time. */
  load(documents: Iterable<OkrDocument>): ReadonlySet<string>;
  remove(uri: string): ReadonlySet<string>;
  setToday(today: IsoDate): ReadonlySet<string>;
  setConfig(config: Config | readonly Config[]): ReadonlySet<string>;
  setFolders(folders: readonly Folder[]): ReadonlySet<string>;
  setComplete(complete: boolean): ReadonlySet<string>;
  /** Sorted by position, then rule. */
  problems(uri: string): readonly Problem[];
  /** Sorted by URI, position, rule. */
  allProblems(): readonly Problem[];
  configOf(uri: string): Config;
}
