// What a document says does not depend on how JSON-LD writes it: jsonld.js rewrites documents (expanded, flattened, compacted with other
// contexts, framed), and byline must read the same article from each.
//
// The documents are exports of the examples and of the articles in sound/, both shapes, and those of others in the folders in BYLINE_CORPUS.
import fs from 'node:fs';
import path from 'node:path';
import { byline, corpus, examples, exported } from './byline.mjs';
import { check, end } from './tally.mjs';
import { HERE, tool } from './tools.mjs';

const jsonld = (await tool('jsonld')).default;

const SCHEMA = 'http://schema.org/';
const PUBLISHED = { '@context': { '@vocab': SCHEMA, schema: SCHEMA, id: '@id', type: '@type' } };

/** Contexts to compact with: no two have the same words for anything. */
const CONTEXTS = {
  'prefix': { sdo: SCHEMA, art: '@type', nr: '@id' },
  'vocabulary': { '@vocab': SCHEMA },
  'aliases': {
    '@vocab': SCHEMA,
    titel: 'headline',
    verfasser: { '@id': 'author', '@container': '@list' },
    'schlagwort': { '@id': 'keywords', '@container': '@set' },
    foto: { '@id': 'image', '@type': '@id' },
    adresse: { '@id': 'url', '@type': '@id' },
    art: '@type',
  },
  'maps': {
    '@vocab': SCHEMA,
    headline: { '@container': '@language' },
    mentions: { '@container': '@id' },
    publisher: { '@container': '@id' },
    copyrightHolder: { '@container': '@type' },
    keywords: { '@container': '@index' },
    about: { '@container': '@set' },
  },
  'base and scopes': {
    '@vocab': SCHEMA,
    '@base': 'https://herald.example/2026/',
    Person: { '@id': 'Person', '@context': { called: 'name' } },
    publisher: { '@id': 'publisher', '@context': { firm: 'name' } },
    mainEntityOfPage: { '@type': '@id' },
  },
  'reverse': { '@vocab': SCHEMA, writes: { '@reverse': 'author' }, inside: { '@reverse': 'hasPart' } },
};

const OPTIONS = { documentLoader, base: null };

let rewritings = 0;
for (const { name, text } of documents()) {
  const document = named(JSON.parse(text));
  const article = imported(JSON.stringify(document));
  if (!article) continue;
  for (const [how, rewritten] of await rewrite(document)) {
    rewritings += 1;
    check(`${name}, ${how}`, difference(article, imported(JSON.stringify(rewritten))));
  }
}
if (rewritings < 40) check('the number of rewritings', [`there are only ${rewritings}`]);
end();

function* documents() {
  for (const { name, source } of examples()) {
    for (const shape of ['nested', 'graph']) yield { name: `${name}, ${shape}`, ...exported(source, '--to', 'jsonld', '--shape', shape) };
  }
  const sound = path.join(HERE, 'sound');
  for (const name of fs.readdirSync(sound)) {
    const written = exported(path.join(sound, name), '--to', 'jsonld', '--force');
    if (written.text) yield { name, ...written };
  }
  for (const file of corpus().filter((file) => file.endsWith('.jsonld'))) {
    const text = fs.readFileSync(file, 'utf8');
    try {
      // jsonld.js reads no document that breaks the rules of JSON-LD, and has only one context.
      const context = JSON.stringify(JSON.parse(text)['@context'] ?? null);
      if (/^"(https?:)?\/\/(www\.)?schema\.org\/?"$/.test(context)) yield { name: path.basename(file), text };
    } catch {
      continue;
    }
  }
}

/** The document with IRIs for the labels of its blank nodes: every rewriting gives those other labels. */
function named(document) {
  const text = JSON.stringify(document);
  if (!text.includes('"_:')) return document;
  const page = 'https://herald.example/page';
  const value = JSON.parse(text.replaceAll('"_:', `"${page}#`));
  const article = [value['@graph'] ?? value].flat().find((node) => node.headline);
  if (article) article.url = page;
  return value;
}

async function rewrite(document) {
  const found = [];
  let expanded;
  try {
    expanded = await jsonld.expand(document, OPTIONS);
  } catch {
    return [];
  }
  // Where a relative id leads depends on where the document is.
  if (/"@id":"(?![a-z][a-z0-9+.-]*:|_:)/i.test(JSON.stringify(expanded))) return [];
  found.push(['expanded', expanded]);
  found.push(['flattened', await jsonld.flatten(document, null, OPTIONS)]);
  found.push(['flattened and compacted', await jsonld.flatten(document, PUBLISHED['@context'], OPTIONS)]);
  for (const [how, context] of Object.entries(CONTEXTS)) {
    found.push([`compacted: ${how}`, await jsonld.compact(document, context, OPTIONS)]);
  }
  const nodes = await jsonld.flatten(document, null, OPTIONS);
  const type = [...expanded, ...nodes].find((node) => node[`${SCHEMA}headline`])?.['@type']?.[0];
  if (type) {
    const frame = { '@context': { '@vocab': SCHEMA }, '@type': type };
    const framed = await jsonld.frame(document, frame, { ...OPTIONS, embed: '@once', pruneBlankNodeIdentifiers: false });
    // A frame leaves out what nothing leads to.
    if ((await jsonld.flatten(framed, null, OPTIONS)).length === nodes.length) found.push(['framed', framed]);
  }
  return found;
}

/** The article in a document, if there is one. */
function imported(text) {
  const { stdout } = byline({ input: text }, 'import', '--from', 'jsonld', '-');
  return stdout ? JSON.parse(stdout) : undefined;
}

/** Where two articles differ. */
function difference(one, other) {
  if (other === undefined) return ['no article is read'];
  const found = [];
  const compare = (left, right, at) => {
    const isObject = (value) => value !== null && typeof value === 'object';
    if (!isObject(left) || !isObject(right)) {
      if (left !== right) found.push(`${at}: ${JSON.stringify(left)?.slice(0, 120)}, but ${JSON.stringify(right)?.slice(0, 120)}`);
      return;
    }
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) compare(left[key], right[key], `${at}/${key}`);
  };
  compare(one, other, '');
  return found.slice(0, 6);
}

async function documentLoader(url) {
  if (!/^(https?:)?\/\/(www\.)?schema\.org\/?$/.test(url)) throw new Error(`there is no context ${url}`);
  return { contextUrl: null, documentUrl: url, document: PUBLISHED };
}
