// Every JSON-LD document must be a value of the types that schema-dts generates from schema.org,
// by the TypeScript compiler in strict mode: value types, property names.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { jsonldDocuments } from './byline.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { fileOfTool, TOOLS } from './tools.mjs';

const article = { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'A bridge' };
const spoilt = [
  { what: 'a number for a width', value: { ...article, image: { '@type': 'ImageObject', width: 1600 } } },
  { what: 'an unknown property', value: { ...article, headlne: 'A bridge' } },
  { what: 'a term of our own', value: { ...article, 'byline:cue': 'said' } },
  { what: 'an article that is a person', value: { ...article, '@type': 'Person' } },
  { what: 'a fault in a graph', value: { '@context': 'https://schema.org', '@graph': [{ '@type': 'Persn' }] } },
];

const documents = jsonldDocuments();
const readable = documents.filter(({ complaint }) => !complaint);
const judged = [...readable, ...spoilt, { what: 'sound', value: article }];
const errors = compile(judged.map(({ value }) => value));

for (const { what, complaint } of documents.filter(({ complaint }) => complaint)) check(what, complaint);
readable.forEach(({ what }, n) => check(what, errors[n]));
spoilt.forEach(({ what }, n) => checkRefused(what, errors[readable.length + n]));
check('the judge itself, on a sound article', errors.at(-1));
end();

/** What the compiler says about each of the documents: a list of complaints for each. */
function compile(values) {
  const folder = path.join(TOOLS, 'types');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  const sources = values.map(source);
  sources.forEach((text, n) => fs.writeFileSync(path.join(folder, `document${n}.ts`), text));
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    skipLibCheck: true,
    types: [],
  };
  fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const tsc = fileOfTool('typescript', 'bin/tsc');
  const run = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { cwd: folder, encoding: 'utf8' });
  const complaints = sources.map(() => []);
  let last;
  for (const line of run.stdout.split('\n')) {
    const [, n, row, message] = /^document(\d+)\.ts\((\d+),\d+\): (.*)/.exec(line) ?? [];
    if (n !== undefined) {
      last = complaints[n];
      last.push(`${sources[n].split('\n')[row - 1].trim().slice(0, 100)} — ${message.slice(0, 240)}`);
    } else if (/^\s+\S/.test(line) && last) {
      // The lines that follow go deeper; the deepest says which value it is.
      last.push(line.trim().slice(0, 240));
    } else if (line.trim()) {
      throw new Error(`tsc: ${line}`);
    }
  }
  if (run.status !== 0 && complaints.flat().length === 0) throw new Error(`tsc ended with ${run.status}: ${run.stderr}`);
  return complaints;
}

function source(value) {
  const type = '@graph' in value ? 'Graph' : 'WithContext<Article>';
  const literal = JSON.stringify(value, null, 1);
  return `import type { Article, Graph, WithContext } from 'schema-dts';\nexport const document: ${type} = ${literal};\n`;
}
