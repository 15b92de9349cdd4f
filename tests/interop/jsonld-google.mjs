// What Google requires of articles, live blogs and paywalled content, by the presets of structured-data-testing-tool: the
// examples that are to appear in search results must have all of it.
import { exported, examples } from './byline.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { tool } from './tools.mjs';

const { structuredDataTest } = (await tool('structured-data-testing-tool')).default;
const { Google } = (await tool('structured-data-testing-tool/presets.js')).default;

/** Those that leave nothing out on purpose. */
const COMPLETE = ['breaking-news', 'everything', 'live-blog', 'video-report'];

for (const { name, source } of examples().filter((example) => COMPLETE.includes(example.name))) {
  const { text, complaint } = exported(source, '--to', 'html', '--part', 'script');
  check(name, complaint ?? (await complaints(text)));
}

const script = (value) => `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...value })}</script>`;
const coverage = { coverageStartTime: '2026-06-14T17:30:00Z', coverageEndTime: '2026-06-14T20:45:00Z' };
check('the judge itself, on a sound live blog', await complaints(script({ '@type': 'LiveBlogPosting', ...coverage })));
checkRefused('a live blog without an end', await complaints(script({ '@type': 'LiveBlogPosting', coverageStartTime: '2026' })));
checkRefused('an article without an author', await complaints(script({ '@type': 'NewsArticle', headline: 'A bridge' })));
end();

/** What the tool says about a page: its errors and its warnings. */
async function complaints(element) {
  const page = `<!doctype html><html><head>${element}</head></html>`;
  // It throws if anything fails; what it found is in the error.
  const result = await structuredDataTest(page, { presets: [Google] }).catch((error) => error.res ?? Promise.reject(error));
  return [...result.failed, ...result.warnings].map(({ test }) => test);
}
