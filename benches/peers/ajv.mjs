// Judges every line of a file by the JSON Schema, with Ajv: parsing and the schema alone.
// usage: node ajv.mjs FILE
import fs from 'node:fs';
import readline from 'node:readline';
import { ROOT, tool } from './tools.mjs';

const { default: Ajv } = await tool('ajv/dist/2020.js');

// What makes Ajv fast: it stops at the first error, and looks at no formats.
const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
const validate = ajv.compile(JSON.parse(fs.readFileSync(new URL('schemas/article.schema.json', ROOT), 'utf8')));

let [documents, right] = [0, 0];
for await (const line of readline.createInterface({ input: fs.createReadStream(process.argv[2]) })) {
  documents += 1;
  right += Number(validate(JSON.parse(line)));
}
console.log(`${documents} documents, ${right} right`);
