import { execFile } from "node:child_process";
import * as vscode from "vscode";

/** How much a program may answer, in bytes. */
const MOST = 256 * 1024 * 1024;

/** Shows the article in the active editor in another format, beside it. */
export async function exported(command: string, format: string, language: string): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return;
  try {
    const content = await written(command, document, format);
    const shown = await vscode.workspace.openTextDocument({ content, language });
    await vscode.window.showTextDocument(shown, vscode.ViewColumn.Beside, true);
  } catch (why) {
    await vscode.window.showErrorMessage(why instanceof Error ? why.message : String(why));
  }
}

/** The text that the program writes for a document, saved or not. */
function written(command: string, document: vscode.TextDocument, format: string): Promise<string> {
  const from = { json: "json", jsonc: "json", markdown: "markdown", yaml: "yaml", xml: "jats", html: "html" };
  const known = from[document.languageId as keyof typeof from];
  const args = ["export", "--to", format, ...(known ? ["--from", known] : []), "-"];
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { maxBuffer: MOST }, (error, stdout, stderr) => {
      if (error && !stdout) reject(new Error(stderr.trim().split("\n")[0] || error.message));
      else resolve(stdout);
    });
    child.stdin?.end(document.getText());
  });
}
