// The head of a page that byline writes must survive a real HTML parser: tags, then one script element whose text is the
// JSON-LD document, and nothing else, whatever texts the article holds.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { examples, exported, withScratch } from './byline.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { HERE, tool } from './tools.mjs';

const { parse } = await tool('parse5');

for (const example of examples()) {
  check(`${example.name}, golden`, headComplaints(example.golden('article.html'), example.golden('article.jsonld')));
  compareExports(example.name, example.source);
}

await withScratch((folder) => {
  const file = path.join(folder, 'article.json');
  for (const text of JSON.parse(readFileSync(path.join(HERE, 'hostile-texts.json'), 'utf8'))) {
    writeFileSync(file, JSON.stringify(hostileArticle(text)));
    compareExports(JSON.stringify(text), file, text);
  }
});

const document = JSON.stringify({ headline: '<!--<script>' });
const element = (json) => `<script type="application/ld+json">${json}</script>\n`;
check('the judge itself, on a sound element', complaints(element(document.replaceAll('<', '\\u003c')), document));
checkRefused('a text that is not escaped', complaints(element(document), document));
checkRefused('an early end', complaints(element('{"headline":"</script>"}'), '{"headline":"</script>"}'));
checkRefused('HTML entities', complaints(element('{"headline":"&lt;"}'), '{"headline":"<"}'));
checkRefused('another value', complaints(element('{"headline":"a"}'), '{"headline":"b"}'));
checkRefused('a second element', complaints(element('{}') + element('{}'), '{}'));
checkRefused('text beside the element', complaints(`${element('{}')}beside`, '{}'));
checkRefused('another type', complaints('<script>{}</script>', '{}'));
const head = (title, meta) => `<title>${title}</title>\n<meta property="og:title" content="${meta}">\n${element('{}')}`;
check('the judge itself, on a sound head', headComplaints(head('a &amp; b', 'a &amp; b'), '{}', 'a & b'));
checkRefused('a title that ends early', headComplaints(head('a</title><p>b', 'a'), '{}'));
checkRefused('a tag that ends early', headComplaints(head('a', 'a"><p>b'), '{}'));
checkRefused('a tag that says something else', headComplaints(head('a', 'b'), '{}', 'a'));
end();

/** Whether `--to html` carries what `--to jsonld` writes for the file, and `text` somewhere in it. */
function compareExports(what, file, text) {
  const html = exported(file, '--to', 'html', '--part', 'script');
  const jsonld = exported(file, '--to', 'jsonld');
  const page = exported(file, '--to', 'html');
  const failed = html.complaint ?? jsonld.complaint ?? page.complaint;
  check(`${what}, script`, failed ?? complaints(html.text, jsonld.text, text));
  check(`${what}, head`, failed ?? headComplaints(page.text, jsonld.text, text));
}

/** What a parser finds wrong with a head that should carry the document `jsonld`, and `title` as the title to share. */
function headComplaints(html, jsonld, title) {
  const parsed = [...elements(parse(`<!doctype html><html><head>${html}</head><body><p>after</p></body></html>`))];
  const found = [];
  const names = parsed.map((node) => node.tagName).join(' ');
  if (!/^html head title( meta| link)* script body p$/.test(names)) found.push(`a parser sees «${names}»`);
  if (looseText(parsed) !== '') found.push(`text beside the elements: ${looseText(parsed).slice(0, 80)}`);
  const shared = parsed.find((node) => attribute(node, 'property') === 'og:title');
  if (title !== undefined && squeezed(attribute(shared, 'content')) !== squeezed(title)) found.push('og:title is another text');
  for (const node of parsed.filter((node) => node.tagName === 'meta')) {
    const known = node.attrs.map(({ name }) => name).join(' ');
    if (!['name content', 'property content'].includes(known)) found.push(`a meta element has: ${known}`);
  }
  const script = parsed.find((node) => node.tagName === 'script');
  if (!script || !isDeepStrictEqual(JSON.parse(textOf(script)), JSON.parse(jsonld))) found.push('the script is another document');
  return found;
}

function squeezed(text) {
  return text?.split(/\s+/u).filter(Boolean).join(' ');
}

function attribute(node, name) {
  return node?.attrs.find((attribute) => attribute.name === name)?.value;
}

/** What a parser finds wrong with an element that should carry the document `jsonld`. */
function complaints(html, jsonld, text) {
  const expected = JSON.parse(jsonld);
  const found = [];
  for (const [place, page] of pages(html)) {
    const parsed = [...elements(parse(page))];
    const scripts = parsed.filter((node) => node.tagName === 'script');
    const names = parsed.map((node) => node.tagName).join(' ');
    const sound = { head: 'html head script body p', body: 'html head body script p' }[place];
    if (names !== sound) found.push(`in the ${place}: the page should be «${sound}», a parser sees «${names}»`);
    if (textOf(parsed.find((node) => node.tagName === 'p')) !== 'after') found.push(`in the ${place}: the text after the element is not where it was`);
    if (looseText(parsed) !== '') found.push(`in the ${place}: text beside the element: ${looseText(parsed).slice(0, 80)}`);
    if (scripts.length !== 1) {
      found.push(`in the ${place}: ${scripts.length} script elements`);
      continue;
    }
    const type = scripts[0].attrs.find((attribute) => attribute.name === 'type')?.value;
    if (type !== 'application/ld+json') found.push(`in the ${place}: the element's type is ${type}`);
    try {
      const value = JSON.parse(textOf(scripts[0]));
      if (!isDeepStrictEqual(value, expected)) found.push(`in the ${place}: another value than the JSON-LD document`);
      if (text !== undefined && !strings(value).some((string) => string.includes(text))) {
        found.push(`in the ${place}: the hostile text is not in the value`);
      }
    } catch (error) {
      found.push(`in the ${place}: ${error.message}`);
    }
  }
  return found;
}

/** Whole pages with the element in the head and in the body, and a paragraph after it. */
function pages(html) {
  return [
    ['head', `<!doctype html><html><head>${html}</head><body><p>after</p></body></html>`],
    ['body', `<!doctype html><html><head></head><body>${html}<p>after</p></body></html>`],
  ];
}

function* elements(node) {
  if (node.tagName) yield node;
  for (const child of node.childNodes ?? []) yield* elements(child);
}

function looseText(parsed) {
  const outside = parsed.filter((node) => ['html', 'head', 'body'].includes(node.tagName));
  return outside.map(textOf).join('').trim();
}

function textOf(node) {
  const texts = (node?.childNodes ?? []).filter((child) => child.nodeName === '#text');
  return texts.map((child) => child.value).join('');
}

function strings(value) {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(strings);
}

/** A sound article with `text` wherever a person may write one. */
function hostileArticle(text) {
  return {
    metadata: { title: text, language: 'en', authors: ['writer'], keywords: [text] },
    people: { writer: { name: text, description: text } },
    body: [text],
  };
}
