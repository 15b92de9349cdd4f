import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";

/** The program: as set, or in the extension, or in a Python environment of the workspace, or on the path. */
export function program(context: vscode.ExtensionContext): string {
  const set = vscode.workspace.getConfiguration("byline").get<string>("path");
  if (set) return set;
  const [name, scripts] = process.platform === "win32" ? ["byline.exe", "Scripts"] : ["byline", "bin"];
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
  const environments = folders.flatMap((folder) => [".venv", "venv"].map((venv) => join(folder, venv, scripts, name)));
  const places = [join(context.extensionPath, "bin", name), ...environments];
  return places.find((place) => existsSync(place)) ?? name;
}
