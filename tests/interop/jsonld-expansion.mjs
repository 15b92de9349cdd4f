// Every JSON-LD document must expand in jsonld.js's safe mode and without a base, which refuses whatever would be dropped;
// nothing but schema.org's terms may come out; and both shapes must say the same.
//
// schema.org's context is a local stand-in: nothing is fetched, and a document that relies on
// the coercions of the published context fails.
import { examples, exported, jsonldDocuments } from './byline.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { tool } from './tools.mjs';

const jsonld = (await tool('jsonld')).default;

const SCHEMA = 'http://schema.org/';
// Datatypes of plain values.
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const CONTEXT = { '@context': { '@vocab': SCHEMA, schema: SCHEMA, type: '@type', id: '@id' } };
const OPTIONS = { safe: true, documentLoader };
/** What a lossless document adds. */
const COPY = 'https://w3id.org/byline/ns#article';

const quads = new Map();
for (const { what, shape, complaint, value } of jsonldDocuments()) {
  check(what, complaint ?? (await complaints(value)));
  if (!complaint) quads.set(what, { shape, text: await statements(anonymous(value)) });
}
for (const [what, { shape, text }] of quads) {
  if (shape !== 'graph') continue;
  const nested = quads.get(what.replace(/, graph$/, ', nested'));
  if (nested) check(`${what}, against nested`, difference(nested.text, text));
}

for (const example of examples()) {
  const { text, complaint } = exported(example.source, '--to', 'jsonld', '--lossless');
  // Of an article that is paid for there is no lossless document.
  if (!complaint) check(`${example.name}, lossless`, await complaints(JSON.parse(text), [COPY]));
}

const article = { '@context': 'https://schema.org', '@type': 'Article', headline: 'A bridge' };
check('the judge itself, on a sound article', await complaints(article));
checkRefused('an unknown keyword', await complaints({ ...article, '@headline': 'A bridge' }));
checkRefused('a prefix without a namespace', await complaints({ ...article, 'byline:cue': 'said' }));
checkRefused('a term of our own', await complaints({ ...article, '@context': ['https://schema.org', { byline: 'https://w3id.org/byline/ns#' }], 'byline:cue': 'said' }));
checkRefused('a relative id', await complaints({ ...article, '@id': '#article' }));
checkRefused('an id with a space', await complaints({ ...article, '@id': 'https://example.org/a b' }));
checkRefused('a malformed language', await complaints({ ...article, headline: { '@value': 'A bridge', '@language': 'en gb' } }));
checkRefused('another context', await complaints({ ...article, '@context': 'https://example.org/context' }));
checkRefused(
  'two shapes that differ',
  difference(await statements(article), await statements({ ...article, headline: 'Another bridge' })),
);
end();

async function complaints(document, allowed = []) {
  let expanded;
  try {
    expanded = await jsonld.expand(document, OPTIONS);
  } catch (error) {
    const event = error.details?.event;
    return [`${error.message} ${event ? `${event.message} ${JSON.stringify(event.details)}` : ''}`];
  }
  return [...strangers(expanded, allowed), ...malformedIds(expanded)];
}

/** Types and properties that are not schema.org's. */
function strangers(expanded, allowed) {
  const found = [];
  walk(expanded, (key, member) => {
    const terms = key === '@type' ? [member].flat() : [key];
    for (const term of terms) {
      const known = ['@', SCHEMA, XSD].some((start) => term.startsWith(start)) || allowed.includes(term);
      if (!known) found.push(`${term} is not schema.org's`);
    }
  });
  return found;
}

function malformedIds(expanded) {
  const found = [];
  walk(expanded, (key, member) => {
    if (key === '@id' && !/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(member) && !member.startsWith('_:')) {
      found.push(`@id is no absolute IRI: ${member}`);
    }
  });
  return found;
}

function walk(value, visit) {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) {
      visit(key, member);
      if (value['@type'] !== '@json') walk(member, visit);
    }
  }
}

/** The document without the names of its nodes: a node has one where something refers to it, and in a graph always. */
function anonymous(value) {
  if (Array.isArray(value)) return value.map(anonymous);
  if (value === null || typeof value !== 'object') return value;
  const label = (id) => `_:${Buffer.from(id).toString('hex')}`;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, key === '@id' ? label(member) : anonymous(member)]));
}

/** The document as sorted, canonical N-Quads: what it says, apart from how. */
async function statements(document) {
  try {
    return await jsonld.canonize(document, { ...OPTIONS, algorithm: 'RDFC-1.0', format: 'application/n-quads' });
  } catch (error) {
    return `not canonized: ${error.message}\n`;
  }
}

function difference(nested, graph) {
  const [left, right] = [nested, graph].map((text) => text.split('\n'));
  const [inLeft, inRight] = [new Set(left), new Set(right)];
  return [
    ...left.filter((quad) => !inRight.has(quad)).map((quad) => `only in nested: ${quad.slice(0, 200)}`),
    ...right.filter((quad) => !inLeft.has(quad)).map((quad) => `only in graph: ${quad.slice(0, 200)}`),
  ];
}

async function documentLoader(url) {
  if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`there is no context ${url}`);
  return { contextUrl: null, documentUrl: url, document: CONTEXT };
}
