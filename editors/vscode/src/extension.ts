import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { exported } from "./export";
import { program } from "./program";

/** What the language server reads; it leaves alone what describes no article. */
const LANGUAGES = ["html", "json", "jsonc", "markdown", "toml", "xml", "yaml"];

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const restart = async () => {
    await client?.stop();
    client = await started(context);
  };
  context.subscriptions.push(
    vscode.commands.registerCommand("byline.restart", restart),
    vscode.commands.registerCommand("byline.exportJsonld", () => exported(program(context), "jsonld", "json")),
    vscode.commands.registerCommand("byline.exportJats", () => exported(program(context), "jats", "xml")),
    vscode.workspace.onDidChangeConfiguration((changed) => {
      if (changed.affectsConfiguration("byline.path")) void restart();
    }),
  );
  client = await started(context);
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}

/** A client whose server runs, or nothing when there is no program. */
async function started(context: vscode.ExtensionContext): Promise<LanguageClient | undefined> {
  const command = program(context);
  const documentSelector = LANGUAGES.flatMap((language) => [
    { language, scheme: "file" },
    { language, scheme: "untitled" },
  ]);
  const started = new LanguageClient("byline", "byline", { command, args: ["server"] }, { documentSelector });
  try {
    await started.start();
    return started;
  } catch (why) {
    const choice = await vscode.window.showErrorMessage(
      `byline cannot be started: ${why instanceof Error ? why.message : why}`,
      "Settings",
    );
    if (choice) await vscode.commands.executeCommand("workbench.action.openSettings", "byline.path");
    return undefined;
  }
}
