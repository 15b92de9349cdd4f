// The program that is judged, and the examples it is judged on.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HERE, tool } from './tools.mjs';

export const ROOT = path.resolve(HERE, '../..');

/** Runs byline with `args`, the first of which may be `{ input }`; never throws for an exit code. */
export function byline(...args) {
  const { input } = typeof args[0] === 'object' ? args.shift() : {};
  const run = spawnSync(process.env.BYLINE, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

/**
 * What byline writes for `file`, as `{ text }`, or `{ text: '', complaint }` when it does not.
 *
 * With `--force`, broken rules are passed over: there is a text, though byline ends with 1.
 */
export function exported(file, ...options) {
  const run = byline('export', ...options, file);
  if (run.status === 0 || (options.includes('--force') && run.status === 1 && run.stdout)) return { text: run.stdout };
  const said = run.stderr.trim().split('\n').slice(0, 8).join('\n       ');
  return { text: '', complaint: `byline export ${options.join(' ')} ended with ${run.status}: ${said}` };
}

/** Every folder of examples/: its name, its article, and a reader of its golden files. */
export function examples() {
  const folder = path.join(ROOT, 'examples');
  if (!fs.existsSync(folder)) throw new Error('there is no folder examples/');
  const found = fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => {
      const at = path.join(folder, entry.name);
      const source = ['article.json', 'article.yaml', 'article.md'].map((f) => path.join(at, f)).find(fs.existsSync);
      return { name: entry.name, source, golden: (file) => fs.readFileSync(path.join(at, file), 'utf8') };
    })
    .filter((example) => example.source);
  if (found.length === 0) throw new Error('examples/ holds no article');
  return found;
}

/** An article file as a JSON value; YAML is read as YAML 1.2 with its core schema. */
export async function readArticle(file) {
  const text = file.endsWith('.md') ? byline('import', file).stdout : fs.readFileSync(file, 'utf8');
  if (!file.endsWith('.yaml')) return JSON.parse(text);
  const yaml = await tool('yaml');
  return yaml.parse(text, { version: '1.2', schema: 'core' });
}

/** Articles that are no examples: one for each sort of thing, and those made by chance. */
function moreArticles() {
  const folders = [path.join(HERE, 'sound'), process.env.GENERATED];
  return folders.flatMap((folder) => fs.readdirSync(folder).map((name) => path.join(folder, name)));
}

/** Files of others: web pages and JSON-LD below the folders in BYLINE_CORPUS. */
export function corpus() {
  const folders = (process.env.BYLINE_CORPUS ?? '').split(':').filter(Boolean);
  return folders
    .flatMap((folder) => fs.readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name)))
    .filter((file) => /\.(html?|jsonld|json)$/.test(file))
    .sort();
}

/**
 * Every JSON-LD document to judge, just as users get it: golden files of the examples, fresh exports of them, of more articles
 * and of the files in BYLINE_CORPUS in both shapes.
 */
export function jsonldDocuments() {
  const documents = [];
  const add = (what, shape, { text, complaint }) => {
    try {
      documents.push(complaint ? { what, shape, complaint } : { what, shape, value: JSON.parse(text) });
    } catch (error) {
      documents.push({ what, shape, complaint: `not JSON: ${error.message}` });
    }
  };
  const addExports = (name, file, ...options) => {
    for (const shape of ['nested', 'graph']) {
      const written = exported(file, '--to', 'jsonld', '--shape', shape, ...options);
      // Not every page carries an article.
      if (!/not-importable|no article in this file/.test(written.complaint ?? '')) add(`${name}, ${shape}`, shape, written);
    }
  };
  for (const example of examples()) {
    add(`${example.name}, golden`, 'nested', { text: example.golden('article.jsonld') });
    addExports(example.name, example.source);
  }
  for (const file of [...moreArticles(), ...corpus()]) addExports(path.basename(file), file, '--force');
  return documents;
}

/** Runs `use` with a folder that is gone afterwards. */
export async function withScratch(use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'byline-'));
  try {
    return await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
