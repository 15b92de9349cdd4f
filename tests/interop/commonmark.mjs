// Holds what byline reads in Markdown against CommonMark's own test cases: the article, shown as HTML, must say the same.
//
// What articles have no place for (HTML, lines between parts, titles of links) byline must refuse instead. HTML says more
// than an article in one point only, which is left out on both sides: how high a heading is.

import { byline } from './byline.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { tool } from './tools.mjs';

const FRONT = '---\nmetadata: { title: T, language: en }\n---\n';

/** Of these cases, what they mean in CommonMark is another thing in byline: attributes, notes, tables, footnotes. */
const OURS = /\[\^|^\|/m;

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const list = (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

function inline(node) {
  if (typeof node === 'string') return escaped(node);
  const content = list(node.content).map(inline).join('');
  switch (node.type) {
    case 'emphasis': return `<em>${content}</em>`;
    case 'strong': return `<strong>${content}</strong>`;
    case 'code': return `<code>${escaped(node.text)}</code>`;
    case 'link': return `<a href="${escaped(node.href)}">${content}</a>`;
    case 'mention': return `<a href="#${node.ref}">${content}</a>`;
    case 'image': return `<img src="${escaped(node.src)}" alt="${escaped(node.alt ?? '')}" />`;
    case 'break': return '<br />\n';
    default: return `<${node.type}>${content}</${node.type}>`;
  }
}

/** How addresses are encoded does not change what they are. */
function decoded(uri) {
  return uri.replace(/(%[0-9A-F]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

function block(node) {
  if (typeof node === 'string') return node.split(/\n\s*\n/).map((text) => `<p>${escaped(text)}</p>`).join('');
  const blocks = list(node.content).map(block).join('');
  switch (node.type) {
    case 'paragraph': return `<p>${list(node.content).map(inline).join('')}</p>`;
    case 'section': return `<h>${list(node.title).map(inline).join('')}</h>${blocks}`;
    case 'quote': return `<blockquote>${blocks}</blockquote>`;
    case 'figure': return `<p>${node.media.map((image) => inline({ ...image, type: 'image' })).join('\n')}${node.caption ? `\n${list(node.caption).map(inline).join('')}` : ''}</p>`;
    case 'code': {
      const language = node.language ? ` class="language-${escaped(node.language.split(' ')[0])}"` : '';
      return `<pre><code${language}>${escaped(node.text)}</code></pre>`;
    }
    case 'list': {
      const tag = node.order === 'decimal' ? 'ol' : 'ul';
      return `<${tag}>${node.items.map((item) => `<li>${list(item).map(block).join('')}</li>`).join('')}</${tag}>`;
    }
    default: return `<${node.type}>`;
  }
}

/** HTML without what does not matter: line ends between blocks and before the end of code, paragraphs of tight lists. */
function plain(html) {
  return html
    .replace(/<!--(-?>|[\s\S]*?-->)/g, '')
    .replace(/(href|src)="([^"]*)"/g, (_, name, uri) => `${name}="${decoded(uri).replace(/"/g, '&quot;')}"`)
    .replace(/<(\/?)h[1-6]>/g, '<$1h>')
    .replace(/\n+<\/code><\/pre>/g, '</code></pre>')
    .replace(/<\/?p>/g, '\n')
    .replace(/\n*(<\/?(?:ul|ol|li|blockquote|h|pre)>)\n*/g, '$1')
    .replace(/ *\n+/g, '\n')
    .trim();
}

/** Whether the reference has what an article has no place for. */
function isForeign(html) {
  const withoutCode = html.replace(/<!--(-?>|[\s\S]*?-->)/g, '').replace(/<code[^>]*>[\s\S]*?<\/code>/g, '');
  const tags = withoutCode.match(/<[^>]*>?/g) ?? [];
  const ours = /^<\/?(p|em|strong|code|a|img|br|h[1-6]|blockquote|pre|ul|ol|li)( |>|\/)/;
  return tags.some((tag) => !ours.test(tag) || / title="| start="/.test(tag)) || /<a [a-z-]*="[^"]*"[^>]*>[^<]*<a |<img [^>]*title=/.test(html);
}

/** Whether a tag is the same in the reference: it is HTML. */
function hasHtml(markdown, html) {
  return (markdown.match(/<[a-z/!?][^>]*>/gi) ?? []).some((tag) => html.includes(tag));
}

const { default: spec } = await tool('commonmark-spec');
const lines = spec.tests.map(({ number, markdown }) =>
  JSON.stringify({ id: String(number), format: 'markdown', content: FRONT + markdown.replace(/→/g, '\t') }),
);
const run = byline({ input: lines.join('\n') }, 'import', '--ndjson');
const answers = new Map(run.stdout.trim().split('\n').map((line) => JSON.parse(line)).map((answer) => [answer.id, answer]));

let refused = 0;
for (const { number, markdown, html, section } of spec.tests) {
  if (OURS.test(markdown)) continue;
  const name = `case ${number} (${section})`;
  const answer = answers.get(String(number)) ?? {};
  const reference = html.replace(/→/g, '\t');
  const unsupported = (answer.diagnostics ?? []).some(({ code }) => code === 'markdown-unsupported');
  const isRefusable = isForeign(reference) || hasHtml(markdown, html);
  if (unsupported ? !isRefusable : isForeign(reference)) {
    const complaint = unsupported ? 'refused, and all of it has a place in articles' : 'read, and has what articles do not';
    check(name, `${complaint}: ${JSON.stringify(markdown)}`);
    continue;
  }
  if (unsupported) {
    refused += 1;
    check(name);
    continue;
  }
  if (!answer.content && !answer.article) {
    check(name, JSON.stringify(answer.diagnostics ?? answer).slice(0, 300));
    continue;
  }
  const article = answer.article ?? answer.content;
  const [read, expected] = [plain(list(article.body).map(block).join('')), plain(reference)];
  check(name, read === expected ? [] : [JSON.stringify(markdown), `read: ${JSON.stringify(read)}`, `reference: ${JSON.stringify(expected)}`]);
}
checkRefused('another text', plain('<p>a</p>') === plain('<p>b</p>') ? [] : 'differs');
console.log(`${refused} cases were refused, as they have what articles do not`);
end();
