/**
 * The ids that the manifest, the extension and its pages share. `package.json` repeats them; a test fails where the two
 * differ.
 */

export const extensionId = 'team-okrs.team-okrs';

/** The configuration's section: settings are `teamOkrs.<name>`. */
export const configurationSection = 'teamOkrs';

export const settings = {
  /** Globs of documents or names of teams that are mine; empty: all are. */
  myTeams: 'myTeams',
  /** My handle, proposed as author of check-ins. */
  me: 'me',
  /** A fixed date for tests. */
  today: 'today',
} as const;

export const containerId = 'teamOkrs';

export const views = {
  objectives: 'teamOkrs.objectives',
  checkIn: 'teamOkrs.checkIn',
} as const;

export const commands = {
  newDocument: 'teamOkrs.newDocument',
  showObjectives: 'teamOkrs.showObjectives',
  startCheckIn: 'teamOkrs.startCheckIn',
  updateKeyResult: 'teamOkrs.updateKeyResult',
  chooseParent: 'teamOkrs.chooseParent',
  goToParent: 'teamOkrs.goToParent',
  chooseCycle: 'teamOkrs.chooseCycle',
  groupBy: 'teamOkrs.groupBy',
  chooseMyTeams: 'teamOkrs.chooseMyTeams',
  showMyTeams: 'teamOkrs.showMyTeams',
  showAllTeams: 'teamOkrs.showAllTeams',
  followCursor: 'teamOkrs.followCursor',
  stopFollowingCursor: 'teamOkrs.stopFollowingCursor',
  openNode: 'teamOkrs.openNode',
  openNodeToSide: 'teamOkrs.openNodeToSide',
  copyReference: 'teamOkrs.copyReference',
  explainRule: 'teamOkrs.explainRule',
} as const;

export const contextKeys = {
  /** Whether the first look for documents is over. */
  indexed: 'teamOkrs.indexed',
  /** Whether there is any OKR document. */
  hasDocuments: 'teamOkrs.hasDocuments',
  /** Whether the text editor in front shows an OKR document. */
  inDocument: 'teamOkrs.inDocument',
  /** Whether the tree shows my teams only. */
  mineOnly: 'teamOkrs.mineOnly',
  followsCursor: 'teamOkrs.followsCursor',
} as const;
