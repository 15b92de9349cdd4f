// Articles by chance: whatever the JSON Schema allows, nested as it may be, to be exported and judged.
// usage: node generate.mjs FOLDER HOW-MANY
//
// Texts are the schema's own examples, some that are hard to write, and identifiers that hold. The examples of
// references agree with one another, so that a thing declared under each of them is all that it takes to resolve them.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const schema = JSON.parse(fs.readFileSync(path.join(HERE, '../../schemas/article.schema.json'), 'utf8'));
const [folder, howMany] = process.argv.slice(2);

const DECLARED = {
  people: ['kim'],
  organizations: ['harbour-council'],
  places: ['seoul'],
  events: ['meeting-2023'],
  works: ['silva-2024'],
  quotes: ['q-alone'],
};
const TEXTS = ['Talks & <chips>', '윤석열 said “no”', 'a', 'x < y ]]>', '日本語', ' ', '😀\tTab\nline', 'end. '];
const MATHML = '<math><mi>x</mi><mo>&lt;</mo><mi>y</mi></math>';
const FOREIGN = { type: 'foreign', format: 'html', source: '<ruby>漢</ruby>' };
const DEEPEST = 14;

/** Numbers that look like chance and are the same in every run (mulberry32). */
function dice(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

class Generator {
  constructor(seed) {
    this.random = dice(seed);
    this.ids = 0;
  }

  chance(probability) {
    return this.random() < probability;
  }

  choose(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  article() {
    const article = { metadata: this.value(schema.$defs.Metadata, 1, 'metadata') };
    for (const [map, ids] of Object.entries(DECLARED)) {
      const entry = schema.properties[map].additionalProperties;
      article[map] = Object.fromEntries(ids.map((id) => [id, this.value(entry, 2, map)]));
    }
    const target = { type: 'figure', id: 'fig-1', media: [] };
    article.body = [...Array(4)].map(() => this.value({ $ref: '#/$defs/Block' }, 1, 'body')).concat(target);
    article.back = this.value(schema.properties.back, 1, 'back');
    return article;
  }

  value(schemaOrReference, depth, name) {
    const own = schemaOrReference.$ref ? schema.$defs[schemaOrReference.$ref.split('/').pop()] : schemaOrReference;
    if (own.oneOf) return this.choose(own.oneOf).const;
    if (own.anyOf && own.type !== 'object') return this.eitherOf(own.anyOf, depth, name);
    switch (own.type) {
      case 'object':
        return own.anyOf ? this.union(own, depth) : this.object(own, depth);
      case 'array':
        return [...Array(Math.floor(this.random() * (depth > DEEPEST ? 1 : 4)))].map(() => this.value(own.items, depth + 1, name));
      case 'boolean':
        return this.chance(0.5);
      case 'integer':
        return (own.minimum ?? 0) + Math.floor(this.random() * 4);
      case 'number':
        return this.random();
      default:
        return this.text(own, name);
    }
  }

  /** A text, or the list or object that it is short for: mostly the one field that the object requires. */
  eitherOf([text, other], depth, name) {
    if (depth <= DEEPEST && this.chance(0.5)) return this.value(other, depth, name);
    const isOneField = other.properties && other.required && !other.anyOf;
    return this.text(isOneField ? other.properties[other.required[0]] : text, name);
  }

  text(own, name) {
    if (name === 'id') return `id-${(this.ids += 1)}`;
    if (name === 'mathml') return MATHML;
    if (own.pattern || own.examples?.length) return this.choose(own.examples);
    return this.choose(TEXTS);
  }

  object(own, depth) {
    const required = own.required ?? [];
    const fields = Object.entries(own.properties).filter(([name]) => required.includes(name) || this.chance(0.5));
    return Object.fromEntries(fields.map(([name, field]) => [name, this.value(field, depth + 1, name)]));
  }

  union(own, depth) {
    const variant = this.choose(own.anyOf);
    const { type, ...properties } = variant.properties;
    if (type.const === 'foreign') return FOREIGN;
    const required = variant.required.filter((field) => field !== 'type');
    return { type: type.const, ...this.object({ ...variant, properties, required }, depth) };
  }
}

fs.mkdirSync(folder, { recursive: true });
for (let seed = 1; seed <= Number(howMany); seed += 1) {
  const file = path.join(folder, `generated-${String(seed).padStart(4, '0')}.json`);
  fs.writeFileSync(file, JSON.stringify(new Generator(seed).article(), null, 1));
}
