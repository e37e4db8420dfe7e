import * as vscode from 'vscode';

/** Reports by their names, in files that are not read. */
const OFFICE = '**/*政府信息公开*{年度报告,年报}*.{doc,docx,wps,rtf,odt,pdf,ofd,xls,xlsx,et,ods}';
const MOST = 10_000;

/**
 * Reports in Word, PDF and the like, of the workspace or of one folder of it, by the paths that a person reads; what VS Code hides is left out. None where
 * nobody can search.
 */
export async function officeFiles(folder?: vscode.Uri, token?: vscode.CancellationToken): Promise<readonly string[]> {
  const pattern = folder ? new vscode.RelativePattern(folder, OFFICE) : OFFICE;
  const found = await vscode.workspace.findFiles(pattern, undefined, MOST, token).then(undefined, () => []);
  return found.map((uri) => vscode.workspace.asRelativePath(uri)).sort();
}
