// Our small tables must say what the registries say from which they were made:
// language subtags and the old codes of languages in src/model/language/, countries in src/model/identifier/, the roles of CRediT in src/model/.
// BLESS=1 writes the tables of languages anew.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './byline.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { fileOfTool, tool } from './tools.mjs';

const json = (name, file) => JSON.parse(fs.readFileSync(fileOfTool(name, file), 'utf8'));
const version = (name) => json(name, 'package.json').version;
const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const registry = json('language-subtag-registry', 'data/json/registry.json');
const { iso6393 } = await tool('iso-639-3');
const { ROLES } = await tool('credit-roles');
const { iso31661, iso31661Reserved, iso31663 } = await tool('iso-3166');

table('registry.txt', subtags());
table('iso639.txt', oldCodes());
countries();
roles();
end();

/** Compares the table `file` with `lines`, or writes it. */
function table(file, lines) {
  const place = path.join(ROOT, 'src/model/language', file);
  const right = `${lines.join('\n')}\n`;
  if (process.env.BLESS) fs.writeFileSync(place, right);
  const ours = fs.readFileSync(place, 'utf8');
  check(file, difference(ours, right));
  checkRefused(`${file} without its last line`, difference(`${lines.slice(0, -1).join('\n')}\n`, right));
}

function difference(ours, right) {
  const [has, wants] = [new Set(ours.split('\n')), new Set(right.split('\n'))];
  const lines = [...[...wants].filter((line) => !has.has(line)).map((line) => `lacks: ${line}`), ...[...has].filter((line) => !wants.has(line)).map((line) => `has: ${line}`)];
  return lines.length === 0 && ours !== right ? ['the order is another'] : lines;
}

/** Each subtag, what to write instead (`>he`), and the script its language is nearly always written in. */
function subtags() {
  const lines = [];
  for (const entry of registry) {
    const { Type: type, Subtag: subtag, Tag: tag } = entry;
    const instead = entry.Deprecated && entry['Preferred-Value'] ? ` >${entry['Preferred-Value']}` : '';
    if (subtag?.includes('..')) continue;
    if (type === 'extlang') lines.push(`-${subtag} ${entry.Prefix[0]}`);
    else if (type === 'grandfathered' || type === 'redundant') {
      if (instead) lines.push(`${tag.toLowerCase()}${instead}`);
    } else lines.push(subtag + instead + (entry['Suppress-Script'] ? ` ${entry['Suppress-Script']}` : ''));
  }
  return [
    `# The IANA language subtag registry of ${json('language-subtag-registry', 'data/json/meta.json')['File-Date']},`,
    '# https://www.iana.org/assignments/language-subtag-registry, as the npm package language-subtag-registry',
    `# ${version('language-subtag-registry')} has it (CC0-1.0). Made and checked by tests/interop/registries.mjs. Sorted by bytes.`,
    ...lines.sort(byBytes),
  ];
}

/** The three letters of ISO 639-2 or 639-3 for a language that has two, the two, and its English name. */
function oldCodes() {
  const lines = [];
  for (const { name, iso6393: three, iso6392B, iso6392T, iso6391: two } of iso6393) {
    // Serbo-Croatian has no two letters of its own any more.
    if (!two) continue;
    for (const code of new Set([three, iso6392B, iso6392T])) if (code) lines.push(`${code} ${two} ${name.replace(/ \(.*\)$/, '')}`);
  }
  return [
    `# ISO 639: languages that have a code of two letters, as the npm package iso-639-3 ${version('iso-639-3')} lists them (MIT).`,
    '# Made and checked by tests/interop/registries.mjs. Sorted by bytes.',
    ...lines.sort(byBytes),
  ];
}

function countries() {
  const source = fs.readFileSync(path.join(ROOT, 'src/model/identifier/country.rs'), 'utf8');
  const constant = (name) => source.match(new RegExp(`const ${name}: &str =([^;]*);`))[1].match(/\b[A-Z]{2}\b/g);
  const assigned = iso31661.filter(({ state }) => state === 'assigned').map(({ alpha2 }) => alpha2);
  check('ISO 3166-1, assigned', sets(constant('ASSIGNED'), assigned));
  // A code given to a country again is no longer a former one: SK was Sikkim's, and is Slovakia's.
  const former = new Set(iso31663.map(({ from }) => from.alpha2).filter((code) => !assigned.includes(code)));
  check('ISO 3166-3, former', sets(constant('FORMER'), [...former]));
  const reserved = iso31661Reserved.filter(({ state }) => state === 'exceptionally-reserved').map(({ alpha2 }) => alpha2);
  // FX and SU stand among the former; XK everybody uses; UK nobody should.
  check('ISO 3166-1, reserved', sets([...constant('RESERVED'), 'FX', 'SU', 'UK'], [...reserved, 'XK']));
  checkRefused('a country too many', sets([...constant('ASSIGNED'), 'QQ'], assigned));
}

function roles() {
  const source = fs.readFileSync(path.join(ROOT, 'src/model/credit.rs'), 'utf8');
  const ours = [...source.matchAll(/^    \("([^"]+)", "[a-z-]+"\),$/gm)].map(([, name]) => name);
  check('CRediT', sets(ours, ROLES));
  checkRefused('a role too few', sets(ours.slice(1), ROLES));
}

function sets(ours, theirs) {
  return [
    ...theirs.filter((code) => !ours.includes(code)).map((code) => `lacks ${code}`),
    ...ours.filter((code) => !theirs.includes(code)).map((code) => `has ${code}`),
  ];
}
