// What an editor makes of the schema, by the language service of VS Code: it must offer every inline
// variant with its documentation, explain fields when one points at them, and underline a typo.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { examples, ROOT } from './byline.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { tool } from './tools.mjs';

const INLINE_VARIANTS = [
  'emphasis', 'strong', 'subscript', 'superscript', 'underline', 'strike', 'smallCaps', 'code', 'link', 'mention',
  'quote', 'date', 'cite', 'crossReference', 'footnote', 'math', 'image', 'language', 'break', 'foreign',
]; // prettier-ignore

const { getLanguageService, TextDocument } = (await tool('vscode-json-languageservice')).default;

const schema = JSON.parse(fs.readFileSync(path.join(ROOT, 'schemas/article.schema.json'), 'utf8'));
const editor = editorWith(schema);

const METADATA = '"metadata":{"title":"A bridge","language":"en"}';

// The bar stands for the caret.
check('the inline variants', await variantComplaints(editor));
for (const [what, text, words] of [
  ['metadata', '{"meta|data":{"title":"A bridge","language":"en"},"body":"It stands."}', ['metadata']],
  ['title', '{"metadata":{"tit|le":"A bridge","language":"en"},"body":"It stands."}', ['metadata', 'title']],
  ['the speaker of a quote', `{${METADATA},"quotes":{"q":{"text":"It stands.","spea|ker":"a"}},"body":"It stands."}`, ['quotes', '*', 'speaker']],
]) {
  check(`pointing at ${what}`, await hoverComplaints(editor, text, words));
}
check('pointing at a choice', await choiceComplaints(editor, '{"metadata":{"title":"A bridge","language":"en","ki|nd":"news"},"body":"It stands."}', 'news'));
check('completing a field of the metadata', await completionComplaints(editor, '{"metadata":{"|"},"body":""}', ['title', 'language', 'kind', 'authors']));
for (const [what, text] of typos()) check(what, await underlined(editor, text));
for (const { name, source } of examples().filter(({ source }) => source.endsWith('.json'))) {
  const found = await diagnostics(editor, fs.readFileSync(source, 'utf8'), pathToFileURL(source).href);
  check(`${name} is not underlined`, found);
}

const mute = editorWith(true);
checkRefused('a schema that offers nothing', await variantComplaints(mute));
checkRefused('a schema that explains nothing', await hoverComplaints(mute, '{"meta|data":{}}', ['metadata']));
checkRefused('a schema that accepts typos', await underlined(mute, typos()[0][1]));
checkRefused('a schema that underlines an example', await diagnostics(editorWith({ required: ['nothing'] }), '{}'));
end();

/** An editor that finds the schema by the document's name, or through the document's own `$schema`.
 *  It gets a copy, for it works its references in. */
function editorWith(schema) {
  const service = getLanguageService({
    workspaceContext: { resolveRelativePath: (relative, base) => new URL(relative, base).href },
    schemaRequestService: async (uri) => {
      if (uri.endsWith('/article.schema.json')) return JSON.stringify(schema);
      throw new Error(`there is no schema ${uri}`);
    },
  });
  service.configure({ validate: true, allowComments: false, schemas: [{ uri: 'file:///byline', fileMatch: ['*.json'], schema: structuredClone(schema) }] });
  return service;
}

/** The text without its bar as a document, and where the bar stood. */
function opened(editor, textWithBar) {
  const document = TextDocument.create('file:///article.json', 'json', 1, textWithBar.replace('|', ''));
  return { document, position: document.positionAt(textWithBar.indexOf('|')), parsed: editor.parseJSONDocument(document) };
}

async function completions(editor, text) {
  const { document, position, parsed } = opened(editor, text);
  return (await editor.doComplete(document, position, parsed))?.items ?? [];
}

async function variantComplaints(editor) {
  const text = `{${METADATA},"body":[{"type":"paragraph","content":[{"type":"|"}]}]}`;
  const items = await completions(editor, text);
  const offered = new Map(items.map((item) => [unquoted(item.label), item]));
  const documented = [...offered.values()].map(documentation).filter(Boolean);
  const shared = new Set(documented.filter((words, n) => documented.indexOf(words) !== n));
  return [
    ...[...shared].map((words) => `several variants share their documentation «${words}»`),
    ...INLINE_VARIANTS.filter((variant) => !offered.has(variant)).map((variant) => `${variant} is not offered`),
    ...INLINE_VARIANTS.filter((variant) => offered.has(variant) && !documentation(offered.get(variant))).map(
      (variant) => `${variant} is offered without documentation`,
    ),
    ...[...offered.keys()].filter((label) => !INLINE_VARIANTS.includes(label)).map((label) => `${label} is offered and is no inline variant`),
  ];
}

async function completionComplaints(editor, text, fields) {
  const items = await completions(editor, text);
  return fields.flatMap((field) => {
    const item = items.find(({ label }) => unquoted(label) === field);
    if (!item) return [`${field} is not offered`];
    return documentation(item) ? [] : [`${field} is offered without documentation`];
  });
}

/** Pointing at the field must show the schema's description of it. */
async function hoverComplaints(editor, text, steps) {
  const { document, position, parsed } = opened(editor, text);
  const hover = await editor.doHover(document, position, parsed);
  const shown = [hover?.contents ?? []].flat().map((part) => part.value ?? part).join('\n');
  const description = descriptionOf(steps);
  if (!description) return [`the schema has no description of ${steps.join('.')}`];
  return letters(shown).includes(letters(description)) ? [] : [`it shows «${shown}» instead of «${description}»`];
}

/** Pointing at a field with a choice must show what the field is, and what the choice means. */
async function choiceComplaints(editor, text, choice) {
  const { document, position, parsed } = opened(editor, text);
  const hover = await editor.doHover(document, position, parsed);
  const shown = [hover?.contents ?? []].flat().map((part) => part.value ?? part).join('\n');
  const { title, oneOf } = schema.$defs.ArticleKind;
  const wanted = [title, oneOf.find((one) => one.const === choice).description];
  return wanted.filter((text) => !letters(shown).includes(letters(text))).map((text) => `it shows «${shown}» without «${text}»`);
}

async function underlined(editor, text) {
  return (await diagnostics(editor, text)).length > 0 ? [] : ['the editor has nothing to say'];
}

async function diagnostics(editor, text, uri = 'file:///article.json') {
  const document = TextDocument.create(uri, 'json', 1, text);
  const found = await editor.doValidation(document, editor.parseJSONDocument(document));
  return found.map(({ range, message }) => `line ${range.start.line + 1}: ${message}`);
}

function typos() {
  return [
    ['a typo in a field of the metadata', `{"metadata":{"title":"A bridge","language":"en","subtitel":"b"},"body":"It stands."}`],
    ['a typo in a field of a quote', `{${METADATA},"quotes":{"q":{"text":"It stands.","speaker":"a","kue":"said"}},"body":"It stands."}`],
    ['a typo in a field of an inline', `{${METADATA},"body":[{"type":"paragraph","content":[{"type":"strong","contents":"a"}]}]}`],
    ['a typo in a variant', `{${METADATA},"body":[{"type":"paragraph","content":[{"type":"stong","content":"a"}]}]}`],
  ];
}

/** The description of a field, down from the schema's root; `*` is any member of a map. */
function descriptionOf(steps) {
  let at = schema;
  let description;
  for (const step of steps) {
    const holder = followed(at);
    at = step === '*' ? (holder.additionalProperties || Object.values(holder.patternProperties ?? {})[0]) : holder.properties?.[step];
    if (!at) return undefined;
    description = at.description ?? followed(at).description;
  }
  return description;
}

function followed(at) {
  let schemaAt = at;
  while (schemaAt?.$ref) schemaAt = schemaAt.$ref.slice(2).split('/').reduce((node, step) => node[step], schema);
  return schemaAt;
}

function documentation({ documentation }) {
  return typeof documentation === 'string' ? documentation : documentation?.value;
}

function unquoted(label) {
  return label.replace(/^"|"$/g, '');
}

/** Markdown is escaped on its way into the editor: compare the letters. */
function letters(text) {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
