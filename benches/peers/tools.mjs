// Where the peers' packages are: run.sh installs them beside this file, into .tools.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = new URL('../../', import.meta.url);

const tools = fileURLToPath(new URL('.tools/', import.meta.url));
const require = createRequire(path.join(tools, 'package.json'));

/** The package `name`, such as `ajv/dist/2020.js`. */
export async function tool(name) {
  return import(pathToFileURL(require.resolve(name)));
}

/** The path of `file` in the package `name`, whether the package exports it or not. */
export function fileOfTool(name, file) {
  return path.join(tools, 'node_modules', name, file);
}
