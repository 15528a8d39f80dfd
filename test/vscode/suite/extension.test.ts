import { assert } from 'chai';
import * as vscode from 'vscode';

describe('The extension', () => {
  const extension = vscode.extensions.getExtension('team-okrs.team-okrs');

  it('is there', () => assert.isDefined(extension));

  it('activates', async () => {
    await extension?.activate();
    assert.isTrue(extension?.isActive);
  });

  it('runs where files can be searched and read', async () => {
    const found = await vscode.workspace.findFiles('**/okr.md');
    assert.isNotEmpty(found);
    for (const uri of found) assert.isNotEmpty(await vscode.workspace.fs.readFile(uri));
  });
});
