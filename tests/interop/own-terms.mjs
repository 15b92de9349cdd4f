// Byline's own terms in JSON-LD: members such as `byline:cue`, of the namespace in the document's context.

export const PREFIX = 'byline:';
export const NAMESPACE = 'https://w3id.org/byline/ns#';

/** The document without members of our own namespace, in schema.org's context alone. */
export function withoutOwnTerms(document) {
  return { ...stripped(document), '@context': 'https://schema.org' };
}

function stripped(value) {
  if (Array.isArray(value)) return value.map(stripped);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith(PREFIX))
      .map(([key, member]) => [key, stripped(member)]),
  );
}

/** How often each member of our own namespace stands in a JSON-LD value, by name, when it is spelled with `prefix`. */
export function countOwnTerms(value, prefix, counts = new Map()) {
  if (Array.isArray(value)) {
    for (const item of value) countOwnTerms(item, prefix, counts);
  } else if (value !== null && typeof value === 'object') {
    if (value['@type'] === '@json') return counts;
    for (const [key, member] of Object.entries(value)) {
      if (key.startsWith(prefix)) {
        const name = key.slice(prefix.length);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      if (key !== '@context') countOwnTerms(member, prefix, counts);
    }
  }
  return counts;
}
