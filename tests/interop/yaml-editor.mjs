// What an editor inserts while somebody writes YAML, by the language server that editors use for it: text where text is
// meant, a paragraph first where a part of the body begins, and everything without the network.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { byline, examples, ROOT, withScratch } from './byline.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { fileOfTool, tool } from './tools.mjs';

const rpc = (await tool('vscode-jsonrpc/node.js')).default;
const SCHEMA = path.join(ROOT, 'schemas/article.schema.json');
const METADATA = 'metadata:\n  title: A bridge\n  language: en\n';

await withScratch(async (folder) => {
  const server = await started();
  // The bar stands for the caret.
  check('title inserts text', inserts(await server.completions(SCHEMA, 'metadata:\n  ti|'), 'title', /^title: [^\n]+$/));
  check('subtitle inserts text', inserts(await server.completions(SCHEMA, `${METADATA}  sub|`), 'subtitle', /^subtitle: [^\n]+$/));
  check('body inserts text', inserts(await server.completions(SCHEMA, `${METADATA}bo|`), 'body', /^body: [^\n]+$/));
  check('dates insert fields', inserts(await server.completions(SCHEMA, `${METADATA}  da|`), 'dates', /^dates:\n +$/));
  check('a section has a title', inserts(await server.completions(SCHEMA, `${METADATA}body:\n  - type: section\n    ti|`), 'title', /^title: [^\n]+$/));
  const items = await server.completions(SCHEMA, `${METADATA}body:\n  - |`);
  check('a part of the body is a paragraph first', firstIs(items, /^type: paragraph\n +content: /));
  const types = await server.completions(SCHEMA, `${METADATA}body:\n  - type: |`);
  check('a type is one of several', ['paragraph', 'section', 'table', 'figure'].filter((type) => !types.some(({ label }) => label === type)));
  for (const { name, source } of examples().filter(({ source }) => source.endsWith('.yaml'))) {
    check(`${name} is not underlined`, await server.diagnostics(SCHEMA, withoutModeline(fs.readFileSync(source, 'utf8'))));
  }
  const list = path.join(folder, 'list.schema.json');
  fs.writeFileSync(list, JSON.stringify({ properties: { title: { type: 'array', items: {} } } }));
  checkRefused('a schema in which a title is a list', inserts(await server.completions(list, 'ti|'), 'title', /^title: [^\n]+$/));
  checkRefused('a schema that offers nothing', firstIs(await server.completions(list, `title:\n  - |`), /./));
  await checkNew(server, folder);
  server.stop();
});
end();

/** What `byline new` writes has its schema beside it, and is completed by it alone. */
async function checkNew(server, folder) {
  const file = path.join(folder, 'story.yaml');
  byline('new', file);
  const text = fs.readFileSync(file, 'utf8');
  const url = pathToFileURL(file).href;
  check('a new article is not underlined', await server.diagnostics(undefined, text, url));
  const misspelt = text.replace('title:', 'titel:');
  checkRefused('a new article with a typo', await server.diagnostics(undefined, misspelt, url.replace('story', 'misspelt')));
}

function withoutModeline(text) {
  return text.replace(/^# yaml-language-server.*\n/, '');
}

/** What is inserted for `label` must look like `expected`. */
function inserts(items, label, expected) {
  const item = items.find((item) => item.label === label);
  if (!item) return [`${label} is not offered`];
  return expected.test(inserted(item)) ? [] : [`${label} inserts ${JSON.stringify(inserted(item))}`];
}

/** What an editor shows first must insert something like `expected`. */
function firstIs(items, expected) {
  const order = (item) => (item.sortText ?? item.label).toLowerCase();
  const [first] = items.toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
  if (!first) return ['nothing is offered'];
  return expected.test(inserted(first)) ? [] : [`${first.label} inserts ${JSON.stringify(inserted(first))}`];
}

function inserted(item) {
  return item.textEdit?.newText ?? item.insertText ?? '';
}

/** The language server, which is told the schema of each document and never asks the network. */
async function started() {
  const process = spawn('node', [fileOfTool('yaml-language-server', 'bin/yaml-language-server'), '--stdio']);
  const { StreamMessageReader, StreamMessageWriter, createMessageConnection } = rpc;
  const connection = createMessageConnection(new StreamMessageReader(process.stdout), new StreamMessageWriter(process.stdin));
  const published = new Map();
  const schemas = {};
  const yaml = () => ({ completion: true, validate: true, schemaStore: { enable: false }, schemas });
  connection.onRequest('workspace/configuration', ({ items }) => items.map(({ section }) => (section === 'yaml' ? yaml() : {})));
  connection.onRequest('client/registerCapability', () => null);
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => published.get(uri)?.(diagnostics));
  connection.listen();
  const capabilities = { workspace: { configuration: true }, textDocument: { completion: { completionItem: { snippetSupport: true } } } };
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
  await connection.sendNotification('initialized', {});
  let count = 0;

  const opened = async (schema, text, url) => {
    count += 1;
    const uri = url ?? `file:///judged/${count}.yaml`;
    if (schema) (schemas[pathToFileURL(schema).href] ??= []).push(`${count}.yaml`);
    await connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    const diagnosed = new Promise((resolve) => published.set(uri, resolve));
    await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: count, text } });
    return { uri, diagnosed };
  };
  return {
    completions: async (schema, textWithBar) => {
      const before = textWithBar.slice(0, textWithBar.indexOf('|')).split('\n');
      const { uri, diagnosed } = await opened(schema, textWithBar.replace('|', ''));
      await diagnosed;
      const position = { line: before.length - 1, character: before.at(-1).length };
      const offered = await connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
      return offered?.items ?? offered ?? [];
    },
    diagnostics: async (schema, text, url) => {
      const { uri, diagnosed } = await opened(schema, text, url);
      const found = await diagnosed;
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      return found.map(({ range, message }) => `line ${range.start.line + 1}: ${message}`);
    },
    stop: () => process.kill(),
  };
}
