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
    const types = [own.type].flat();
    if (own.enum) return this.choose(own.enum);
    const wanted = depth > DEEPEST && types.includes('string') ? 'string' : this.choose(types);
    switch (wanted) {
      case 'object':
        return own.allOf ? this.union(own, depth, name) : this.object(own, depth);
      case 'array':
        return [...Array(Math.floor(this.random() * (depth > DEEPEST ? 1 : 4)))].map(() => this.value(own.items, depth + 1, name));
      case 'boolean':
        return this.chance(0.5);
      case 'integer':
        return (own.minimum ?? 0) + Math.floor(this.random() * 4);
      case 'number':
        return this.random();
      default:
        return this.text(this.meaning(own), name);
    }
  }

  /** What a text here is: where it is the short form of an object, mostly the one field that this requires. */
  meaning(own) {
    return own.properties && own.required && !own.allOf ? own.properties[own.required[0]] : own;
  }

  text(own, name) {
    if (name === 'id') return `id-${(this.ids += 1)}`;
    if (name === 'mathml') return MATHML;
    if (own.pattern || own.format || own.examples?.length) return this.choose(own.examples);
    return this.choose(TEXTS);
  }

  object(own, depth) {
    const required = own.required ?? [];
    const fields = Object.entries(own.properties).filter(([name]) => required.includes(name) || this.chance(0.5));
    return Object.fromEntries(fields.map(([name, field]) => [name, this.value(field, depth + 1, name)]));
  }

  union(own, depth, name) {
    const { if: condition, then } = this.choose(own.allOf);
    const type = condition.properties.type.const;
    if (type === 'foreign') return FOREIGN;
    const { type: _, ...properties } = then.properties;
    return { type, ...this.object({ ...then, properties, required: then.required?.filter((field) => field !== 'type') }, depth) };
  }
}

fs.mkdirSync(folder, { recursive: true });
for (let seed = 1; seed <= Number(howMany); seed += 1) {
  const file = path.join(folder, `generated-${String(seed).padStart(4, '0')}.json`);
  fs.writeFileSync(file, JSON.stringify(new Generator(seed).article(), null, 1));
}
