// The JSON Schema must be one, by its metaschema and by two implementations that others wrote;
// and these two and byline must agree on which documents have the right shape:
// the examples, the documents in sound/ (all accept) and in broken/ (all refuse).
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { byline, examples, readArticle, ROOT, withScratch } from './byline.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { HERE, tool } from './tools.mjs';

// What byline calls a wrong shape. Its other errors are about sense, which a schema cannot see.
const SHAPE_CODES = [
  'syntax-error',
  'field-missing',
  'field-unknown',
  'type-wrong',
  'date-unquoted',
  'variant-unknown',
  'value-null',
  'id-malformed',
  'language-tag-malformed',
  'number-out-of-range',
];

const { default: Ajv } = await tool('ajv/dist/2020.js');
const { default: addFormats } = await tool('ajv-formats');

const schemaFile = path.join(ROOT, 'schemas/article.schema.json');
const schema = JSON.parse(fs.readFileSync(schemaFile, 'utf8'));

check('byline schema', byline('schema').stdout === fs.readFileSync(schemaFile, 'utf8') ? [] : 'it prints something else than schemas/article.schema.json');
check('the schema, by its metaschema', metaschemaComplaints(schema));
const ajv = compiled(schema);
check('the schema, by Ajv in strict mode', ajv.complaint);

for (const name of fs.readdirSync(path.dirname(schemaFile)).filter((name) => name.endsWith('.schema.json') && name !== path.basename(schemaFile))) {
  const other = JSON.parse(fs.readFileSync(path.join(path.dirname(schemaFile), name), 'utf8'));
  check(`${name}, by its metaschema`, metaschemaComplaints(other));
  check(`${name}, by Ajv in strict mode`, compiled(other).complaint);
}
const diagnosticsSchema = compiled(JSON.parse(fs.readFileSync(path.join(ROOT, 'schemas/diagnostics.schema.json'), 'utf8')));
const run = JSON.parse(byline('validate', '--format', 'json', path.join(ROOT, 'tests/fixtures/four_faults.json'), path.join(HERE, 'broken')).stdout);
check('what byline prints as JSON, by Ajv', diagnosticsSchema.complaints(run));
checkRefused('JSON with a severity of its own', diagnosticsSchema.complaints({ ...run, diagnostics: [{ ...run.diagnostics[0], severity: 'fatal' }] }));
const statisticsSchema = compiled(JSON.parse(fs.readFileSync(path.join(ROOT, 'schemas/statistics.schema.json'), 'utf8')));
const statistics = JSON.parse(byline('validate', '--statistics', '--format', 'json', path.join(ROOT, 'tests/fixtures/four_faults.json'), path.join(HERE, 'broken')).stdout);
check('statistics as JSON, by Ajv', statisticsSchema.complaints(statistics));
checkRefused('statistics with a share above one', statisticsSchema.complaints({ ...statistics, rules: [{ ...statistics.rules[0], share: 2 }] }));

await withScratch(async (folder) => {
  const documents = await collected(folder);
  const python = jsonschema(schemaFile, documents.map(({ file }) => file));
  check("the schema, by Python's jsonschema", python.schema);
  for (const { what, file, sound } of documents) {
    const value = JSON.parse(fs.readFileSync(file, 'utf8'));
    agree(`${what}, by Ajv`, sound, ajv.complaints(value));
    agree(`${what}, by jsonschema`, sound, python.documents[file]);
    agree(`${what}, by byline`, sound, shapeErrors(file));
  }
  for (const { name, source } of examples()) agree(`${name}, by byline, as it stands`, true, shapeErrors(source));

  const spoilt = path.join(folder, 'spoilt.schema.json');
  const wrong = { ...schema, type: 'objekt' };
  fs.writeFileSync(spoilt, JSON.stringify(wrong));
  checkRefused('a schema with an unknown type, metaschema', metaschemaComplaints(wrong));
  checkRefused('a schema with an unknown type, jsonschema', jsonschema(spoilt, []).schema);
  checkRefused('a schema with an unknown keyword, Ajv', compiled({ ...schema, propertys: {} }).complaint);
  checkRefused('a schema with a keyword of VS Code, Ajv', compiled({ ...schema, markdownDescription: '' }).complaint);
  checkRefused('a schema with a dangling reference, Ajv', compiled({ ...schema, allOf: [{ $ref: '#/$defs/Nobody' }] }).complaint);
});
end();

/** Counts one check: accepting means having no complaints. No list of them means that nothing was judged. */
function agree(what, sound, complaints) {
  if (!complaints) check(what, 'it was not judged');
  else if (sound) check(what, complaints);
  else check(what, complaints.length > 0 ? [] : 'it accepts what has the wrong shape');
}

/** Every document as a JSON file: the examples (from YAML where they are), sound/ and broken/. */
async function collected(folder) {
  const documents = [];
  for (const { name, source } of examples()) {
    const file = path.join(folder, `example-${name}.json`);
    fs.writeFileSync(file, JSON.stringify(await readArticle(source)));
    documents.push({ what: `example ${name}`, file, sound: true });
  }
  for (const [kind, least] of [['sound', 15], ['broken', 40]]) {
    const files = fs.readdirSync(path.join(HERE, kind)).filter((name) => name.endsWith('.json'));
    check(`${kind}/ is complete`, files.length >= least ? [] : `it holds ${files.length} documents, at least ${least} are expected`);
    for (const name of files) {
      documents.push({ what: `${kind}/${name}`, file: path.join(HERE, kind, name), sound: kind === 'sound' });
    }
  }
  return documents;
}

function metaschemaComplaints(candidate) {
  const judge = new Ajv({ strict: false, allErrors: true, logger: false });
  return judge.validateSchema(candidate) ? [] : judge.errors.map(wording);
}

/** The schema in Ajv: a `complaint` when it does not compile, else `complaints` about a document. */
function compiled(candidate) {
  // As anybody would use it: no keyword, no union of types and no format needs an option.
  const judge = new Ajv({ strict: true, allErrors: true, logger: false });
  addFormats(judge);
  const unknown = unknownFormats(candidate, judge);
  if (unknown.length > 0) return { complaint: `unknown formats: ${unknown.join(', ')}`, complaints: () => undefined };
  try {
    const validate = judge.compile(candidate);
    return { complaints: (value) => (validate(value) ? [] : validate.errors.map(wording)) };
  } catch (error) {
    return { complaint: error.message, complaints: () => undefined };
  }
}

function unknownFormats(value, judge, found = new Set()) {
  if (value !== null && typeof value === 'object') {
    if (typeof value.format === 'string' && !judge.formats[value.format]) found.add(value.format);
    for (const member of Object.values(value)) unknownFormats(member, judge, found);
  }
  return [...found];
}

function wording({ instancePath, message, params }) {
  return `${instancePath || '/'} ${message} ${JSON.stringify(params)}`;
}

/** What Python's jsonschema says: `schema` and, by file, `documents`. */
function jsonschema(schemaFile, files) {
  const run = spawnSync('python', [path.join(HERE, 'schema.py'), schemaFile, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) return { schema: [`schema.py ended with ${run.status}: ${run.stderr}`], documents: {} };
  return JSON.parse(run.stdout);
}

/** The errors of shape that byline reports for a file, a line each; nothing when it could not do the job. */
function shapeErrors(file) {
  const run = byline('validate', '--format', 'json', file);
  if (run.status !== 0 && run.status !== 1) {
    console.log(`byline validate ${file} ended with ${run.status}: ${run.stderr}`);
    return undefined;
  }
  return diagnostics(run.stdout)
    .filter(({ severity, code }) => severity === 'error' && SHAPE_CODES.includes(code))
    .map(({ code, message }) => `${code}: ${message}`);
}

/** The diagnostics in byline's JSON, whether it is one value or one a line. */
function diagnostics(text) {
  let values;
  try {
    values = [JSON.parse(text)];
  } catch {
    values = text.split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line));
  }
  const found = [];
  const look = (value) => {
    if (value === null || typeof value !== 'object') return;
    if (typeof value.severity === 'string') found.push({ ...value, code: value.code ?? value.rule });
    for (const member of Object.values(value)) look(member);
  };
  look(values);
  return found;
}
