// Where the judges' packages are: run.sh installs them beside this file, into .tools.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const HERE = path.dirname(fileURLToPath(import.meta.url));
export const TOOLS = path.join(HERE, '.tools');

const require = createRequire(path.join(TOOLS, 'package.json'));

/** The package `name`, such as `parse5` or `ajv/dist/2020.js`. */
export async function tool(name) {
  return import(pathToFileURL(require.resolve(name)));
}

/** The path of `file` in the package `name`, whether the package exports it or not. */
export function fileOfTool(name, file) {
  return path.join(TOOLS, 'node_modules', name, file);
}
