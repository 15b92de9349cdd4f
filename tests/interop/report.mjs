// The page that `--format html` prints, in a real browser: it asks for nothing, reports no error, and can be read, searched,
// sorted, filtered and folded, with the keyboard alone, in light and dark, on a phone, and with twenty thousand findings.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { byline, ROOT, withScratch } from './byline.mjs';
import { check, checkRefused, end } from './tally.mjs';
import { fileOfTool, HERE, tool } from './tools.mjs';

const { chromium } = (await tool('playwright-core')).default;
const axe = readFileSync(fileOfTool('axe-core', 'axe.min.js'), 'utf8');

const MANY = 20_000; // findings
const SOON = 2_000; // milliseconds to the first paint of that many
const PHONE = { width: 400, height: 800 };
const DESK = { width: 1280, height: 900 };

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
try {
  await withScratch(judge);
} finally {
  await browser.close();
}
end();

async function judge(folder) {
  const few = report(folder, 'few', fewFindings(folder));
  const many = report(folder, 'many', manyFindings(folder));
  const hostile = report(folder, 'hostile', hostileFindings(folder));
  const none = report(folder, 'none', { 'fine.json': article({}) });
  const pages = report(folder, 'pages', webPages(), ['--profile', 'google']);
  const manyPages = report(folder, 'many pages', manyWebPages(), ['--profile', 'google']);
  const compared = reportWithBaseline(folder);

  for (const [name, file] of Object.entries({ few, many, hostile, none, pages, compared })) {
    for (const colorScheme of ['light', 'dark']) {
      for (const viewport of [DESK, PHONE]) {
        const what = `${name}, ${colorScheme}, ${viewport.width} pixels`;
        await open(file, { colorScheme, viewport }, what, async (page) => {
          check(`${what}: fits`, await overflow(page));
          check(`${what}: accessible`, await violations(page));
          if (name === 'none') return;
          await page.locator('tbody button.toggle:visible, .heading button').first().click();
          await page.locator('#rules button').first().scrollIntoViewIfNeeded();
          check(`${what}: accessible when unfolded`, await violations(page));
          if ((await page.locator('.details').count()) === 0) await page.locator('button.toggle').first().click();
          await page.getByRole('button', { name: 'About this rule' }).first().click();
          check(`${what}: the page of a rule fits`, await overflow(page));
          check(`${what}: the page of a rule is accessible`, await violations(page));
        });
      }
    }
  }
  await open(few, {}, 'few', judgeFew);
  await open(few, {}, 'few, by keyboard', judgeKeyboard);
  await open(many, {}, 'many', judgeMany);
  await open(hostile, {}, 'hostile', judgeHostile);
  await open(pages, {}, 'pages', judgePages);
  await open(pages, {}, 'pages, printed', judgePrint);
  await open(pages, { viewport: PHONE }, 'pages, on a phone', judgeScrolling);
  await open(manyPages, {}, 'many pages', judgeManyPages);
  await open(compared, {}, 'compared', judgeBaseline);
  await judgeSpeed(many);
  await judgeItself(folder, few);
}

// Reports

/** The file with the report on `files`, texts by name. */
function report(folder, name, files, options = ['--profile', 'advice']) {
  return written(folder, name, [...options, ...saved(folder, files)]);
}

function saved(folder, files) {
  return Object.entries(files).map(([name, text]) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  });
}

/** The file with the report that byline makes with these arguments. */
function written(folder, name, options) {
  const run = byline('validate', '--format', 'html', ...options);
  check(`${name}: byline validate`, run.status < 2 ? [] : `it ended with ${run.status}: ${run.stderr}`);
  const page = path.join(folder, `report on ${name}.html`);
  writeFileSync(page, run.stdout);
  return page;
}

/** A report with two new findings, a known one, and three that are fixed. */
function reportWithBaseline(folder) {
  const options = ['--baseline', path.join(folder, 'baseline.json')];
  const [one, other] = saved(folder, { 'one.json': article({ a: 1, b: 2 }), 'other.json': article({ c: '<b>', d: 4 }) });
  byline('validate', ...options, '--write-baseline', one, other);
  saved(folder, { 'one.json': article({ a: 1, new1: 1 }), 'other.json': article({ new2: 2 }) });
  return written(folder, 'compared', [...options, one, other]);
}

function article(metadata, people = {}) {
  return JSON.stringify({ metadata: { title: 'Votes', language: 'en', ...metadata }, people, body: 'The council voted.' }, undefined, 2);
}

function fewFindings() {
  return {
    'four_faults.json': readFileSync(path.join(ROOT, 'tests/fixtures/four_faults.json'), 'utf8'),
    'fine.json': article({}),
    'warned.json': article({ keywords: ['harbour', 'harbour'] }, { kim: { name: 'Kim', familyName: 'Kim ' } }),
  };
}

/** Forty findings in each file: unknown fields, and ORCID iDs of three kinds of wrongness. */
function manyFindings() {
  const files = {};
  for (let number = 0; number < MANY / 40; number += 1) {
    const [fields, people] = [{}, {}];
    for (let field = 0; field < 20; field += 1) fields[`unknown${field}`] = number;
    for (let person = 0; person < 21; person += 1) {
      people[`p${person}`] = { name: `Person ${number}`, orcid: `0000-0002-1825-00${String(10 + person)}` };
    }
    files[`article-${String(number).padStart(4, '0')}.json`] = article({ ...fields, authors: Object.keys(people) }, people);
  }
  return files;
}

/** Web pages with articles that lack this and that, breadcrumbs, and files without JSON-LD. */
function webPages() {
  return {
    'whole.html': webPage([newsArticle({})]),
    'gaps.html': webPage([newsArticle({ image: undefined, author: [person({}), person({ name: 'Kim Lee', url: undefined })] })]),
    'wrong.html': webPage([newsArticle({ datePublished: 'last week' })]),
    'several.html': webPage([
      newsArticle({ publisher: undefined }),
      newsArticle({ headline: 'Another', url: 'https://herald.example/2' }),
      { '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', name: 'City' }, { '@type': 'ListItem', position: 2, name: 'Votes' }] },
    ]),
    'plain.html': '<!doctype html><title>Votes</title><p>The council voted.',
    'article.json': article({}),
  };
}

function manyWebPages() {
  const pages = {};
  for (let number = 0; number < 600; number += 1) {
    const change = number % 3 === 0 ? { image: undefined } : {};
    pages[`page-${String(number).padStart(4, '0')}.html`] = webPage([newsArticle({ headline: `Vote ${number}`, ...change })]);
  }
  return pages;
}

function webPage(things) {
  const graph = { '@context': 'https://schema.org', '@graph': things };
  return `<!doctype html><title>Votes</title><script type="application/ld+json">${JSON.stringify(graph)}</script>`;
}

function newsArticle(change) {
  return {
    '@type': 'NewsArticle',
    headline: 'Council votes',
    inLanguage: 'en',
    image: 'https://herald.example/votes.jpg',
    datePublished: '2026-03-14T09:00:00+01:00',
    dateModified: '2026-03-14T10:00:00+01:00',
    author: person({}),
    publisher: { '@type': 'Organization', name: 'Herald', url: 'https://herald.example/', logo: 'https://herald.example/logo.png' },
    ...change,
  };
}

function person(change) {
  return { '@type': 'Person', name: 'Ana Silva', url: 'https://herald.example/ana', ...change };
}

function hostileFindings() {
  const texts = JSON.parse(readFileSync(path.join(HERE, 'hostile-texts.json'), 'utf8'));
  texts.push('<img src=x onerror="document.title=1">', '</template><script>document.title=1</script>', '{{script}}');
  const files = {};
  for (const [number, text] of texts.entries()) {
    const name = text.replaceAll(/[/\0]/g, '|').slice(0, 60);
    files[`${number} ${name}.json`] = article({ [text]: text, authors: [text] });
  }
  return files;
}

// Browsing

/** Opens a report and passes the page to `use`; checks that it asked for nothing and complained about nothing. */
async function open(file, options, what, use) {
  const context = await browser.newContext({ viewport: DESK, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith('data:') && url !== pathToFileURL(file).href) complaints.push(`request: ${url}`);
  });
  try {
    await page.goto(pathToFileURL(file).href);
    await use(page);
  } catch (error) {
    complaints.push(error.stack.split('\n').slice(0, 4).join(' '));
  }
  check(`${what}: neither errors nor requests`, complaints);
  await context.close();
  return complaints;
}

/** What is wider than the window. */
async function overflow(page) {
  const [content, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  return content > room ? `the page is ${content} pixels wide, the window ${room}` : [];
}

/** What axe finds serious or critical. */
async function violations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const grave = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  return grave.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 120)} (${nodes.length})`);
}

async function texts(page, selector) {
  return page.locator(selector).allTextContents();
}

/** The number of findings that the status line says are shown. */
async function shown(page) {
  const status = await page.locator('#status').textContent();
  return Number(status.match(/^[\d,]+/)?.[0].replaceAll(',', '') ?? 0);
}

/** Waits until so many findings are shown. */
async function isShown(page, count) {
  for (let turn = 0; turn < 60; turn += 1) {
    if ((await shown(page)) === count) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`${await shown(page)} findings are shown in place of ${count}`);
}

// What a reader does

async function judgeFew(page) {
  const all = await shown(page);
  check('few: the numbers', (await texts(page, '.numbers dd'))[1] === '4' ? [] : 'there are four errors');
  check('few: all are unfolded', (await page.locator('.details').count()) === all ? [] : 'each finding has its excerpt');
  check('few: the excerpt is that of human output', await excerptComplaint(page));

  await page.getByRole('searchbox', { name: 'Search' }).fill('nearest passage');
  await isShown(page, 1);
  await page.getByRole('searchbox', { name: 'Search' }).fill('no such words');
  await isShown(page, 0);
  await page.getByRole('button', { name: 'Reset' }).click();
  await isShown(page, all);
  await page.getByLabel('File', { exact: true }).fill('FOUR');
  await isShown(page, 6);
  await page.getByRole('button', { name: 'Reset' }).click();
  await isShown(page, all);
  await page.getByLabel(/^errors/).uncheck();
  await isShown(page, all - 4);
  await page.getByLabel(/^errors/).check();
  await page.locator('#rule').selectOption({ label: 'orcid-checksum-wrong (1)' });
  await isShown(page, 1);
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.locator('#rules').getByRole('button', { name: 'quote-not-in-body' }).click();
  await isShown(page, 1);
  await page.getByRole('button', { name: 'Reset' }).click();

  await page.getByLabel('Group by').selectOption('');
  for (const [name, column] of Object.entries({ Severity: 1, Message: 2, Rule: 3 })) {
    const cells = () => texts(page, `.finding td:nth-child(${column})`);
    await page.getByRole('columnheader', { name }).getByRole('button').click();
    const up = await cells();
    await page.getByRole('columnheader', { name }).getByRole('button').click();
    const down = await cells();
    const rank = (text) => (name === 'Severity' ? String(['error', 'warning', 'advice'].indexOf(text)) : text);
    const order = new Intl.Collator('en', { numeric: true });
    const isSorted = (cells) => cells.every((cell, index) => index === 0 || order.compare(rank(cells[index - 1]), rank(cell)) <= 0);
    check(`few: sorted by ${name}`, isSorted(up) && isSorted(down.toReversed()) ? [] : `${up.join(', ')} / ${down.join(', ')}`);
  }
  await page.getByLabel('Group by').selectOption('rule');
  check('few: grouped by rule', (await page.locator('.heading').count()) === (await page.locator('#rules tbody tr').count()) ? [] : 'one group for each rule');
}

async function excerptComplaint(page) {
  const human = byline('validate', '--format', 'human', path.join(ROOT, 'tests/fixtures/four_faults.json')).stdout;
  const [excerpt] = await texts(page, '.details pre');
  const carets = (text) => text.split('\n').find((line) => line.includes('^'))?.trim();
  return carets(excerpt) === carets(human) ? [] : `${carets(excerpt)} is not ${carets(human)}`;
}

async function judgeKeyboard(page) {
  const isFocused = (selector) => page.evaluate((selector) => document.activeElement.matches(selector), selector);
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await isFocused(selector)) return true;
      await page.keyboard.press('Tab');
    }
    return false;
  };
  const expect = (what, holds) => check(`few, by keyboard: ${what}`, holds ? [] : 'it does not work');
  const rows = () => page.locator('.finding').count();

  const before = await rows();
  expect('the heading of a file is reached', await tabTo('.heading button'));
  await page.keyboard.press('Enter');
  expect('a file folds', (await rows()) < before && (await isFocused('.heading button[aria-expanded="false"]')));
  await page.keyboard.press('Enter');
  expect('a file unfolds', (await rows()) === before);
  await page.keyboard.press('ArrowDown');
  expect('an arrow leads to the finding', await isFocused('.finding button[aria-expanded="true"]'));
  const details = await page.locator('.details').count();
  await page.keyboard.press('Space');
  expect('a finding folds', (await page.locator('.details').count()) === details - 1);
  await page.keyboard.press('Space');
  expect('a finding unfolds', (await page.locator('.details').count()) === details);
  expect('its rule is reached', await tabTo('.details button'));
  await page.keyboard.press('Enter');
  expect('the page of the rule opens', await page.locator('dialog[open]').isVisible());
  expect('it is that of the rule', /field-unknown/.test(await page.locator('dialog').textContent()));
  await page.keyboard.press('Escape');
  expect('it closes', !(await page.locator('dialog[open]').isVisible()) && (await isFocused('.details button')));
}

async function judgeMany(page) {
  const all = await shown(page);
  check('many: the number of findings', all >= MANY ? [] : `there are only ${all}`);
  check('many: files are folded', (await page.locator('.finding').count()) === 0 ? [] : 'they are not');
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  check('many: only a part is drawn', elements < 5_000 ? [] : `there are ${elements} elements`);
  await page.getByRole('searchbox', { name: 'Search' }).fill('article-0499 unknown7');
  await isShown(page, 1);
  check('many: what was searched for is unfolded', (await page.locator('.finding').count()) === 1 ? [] : 'only its file is shown');
  await page.getByRole('button', { name: 'Reset' }).click();
  await isShown(page, all);
  await page.getByRole('button', { name: 'Unfold all' }).click();
  const first = await page.locator('.heading').first().textContent();
  await page.getByRole('button', { name: 'Next' }).click();
  check('many: the next page', /^Page 2 of/.test(await page.locator('#page-number').textContent()) ? [] : 'it is not shown');
  check('many: it has other files', (await page.locator('.heading').first().textContent()) === first ? 'the same' : []);
  for (const [what, act] of Object.entries({
    searching: () => page.getByRole('searchbox', { name: 'Search' }).fill('article-0499 unknown7'),
    'sorting by message': () => page.getByRole('columnheader', { name: 'Message' }).getByRole('button').click(),
  })) {
    const took = await page.evaluate(() => performance.now());
    await act();
    if (what === 'searching') await isShown(page, 1);
    const spent = (await page.evaluate(() => performance.now())) - took;
    check(`many: ${what} is quick`, spent < 1_000 ? [] : `it took ${Math.round(spent)} milliseconds`);
    await page.getByRole('button', { name: 'Reset' }).click();
    await isShown(page, all);
  }
}

async function judgeHostile(page) {
  check('hostile: the title', /byline$/.test(await page.title()) ? [] : 'a script of a finding has run');
  const names = await page.evaluate(() => [...new Set([...document.querySelectorAll('*')].map(({ localName }) => localName))]);
  const foreign = names.filter((name) => ['img', 'x', 'iframe', 'object', 'base'].includes(name));
  check('hostile: no markup of a finding', foreign);
  check('hostile: two scripts', (await page.locator('script').count()) === 2 ? [] : 'there are others');
}

/** The cells of the row of a file in the first matrix, by the names of the properties. */
async function cellsOf(page, file) {
  const table = page.locator('.matrix table').first();
  const names = await table.locator('thead th code').allTextContents();
  const cells = table.locator('tbody tr', { hasText: file }).first().locator('td');
  return Object.fromEntries((await cells.all()).map((cell, index) => [names[index], cell]));
}

async function judgePages(page) {
  const expect = (what, holds) => check(`pages: ${what}`, holds ? [] : 'it does not hold');
  const classOf = (cell) => cell.getAttribute('class');
  const [whole, gaps, wrong] = [await cellsOf(page, 'whole.html'), await cellsOf(page, 'gaps.html'), await cellsOf(page, 'wrong.html')];
  expect('all is present', (await Promise.all(Object.values(whole).map(classOf))).every((name) => name === 'present'));
  expect('an image is missing', (await classOf(gaps.image)) === 'missing' && /✕\s*missing/.test(await gaps.image.textContent()));
  expect('a URL is missing in one of two authors', /1\/2\s*missing in 1 of 2/.test(await gaps['author.url'].textContent()));
  expect('a date is wrong', (await classOf(wrong.datePublished)) === 'wrong' && /wrong/.test(await wrong.datePublished.textContent()));
  expect('a page with two articles has two rows', (await page.locator('.matrix tbody tr', { hasText: 'several.html' }).count()) === 3);
  expect('files without JSON-LD are counted', /2 files without JSON-LD/.test(await page.locator('#coverage-about').textContent()));
  expect('required properties are told apart', (await page.locator('.matrix .need.required').count()) === 4);
  const heads = page.locator('.matrix th');
  expect('every head has a scope', (await heads.evaluateAll((all) => all.every(({ scope }) => ['col', 'row'].includes(scope)))));

  await wrong.datePublished.locator('a').focus();
  await page.keyboard.press('Enter');
  expect('a cell leads to its finding', await page.evaluate(() => /last week/.test(document.activeElement.textContent) && document.activeElement.matches('.finding button[aria-expanded="true"]')));
  await page.getByRole('searchbox', { name: 'Search' }).fill('no such words');
  await isShown(page, 0);
  await gaps.image.locator('a').click();
  expect('whatever was filtered', await page.evaluate(() => /no image/.test(document.activeElement.textContent)));
  await page.getByLabel('Only rows with').check();
  expect('rows without gaps are left out', (await page.locator('.matrix tbody tr', { hasText: 'whole.html' }).count()) === 0 && (await page.locator('.matrix tbody tr', { hasText: 'gaps.html' }).count()) === 1);
  await page.locator('.matrix-section summary').first().focus();
  await page.keyboard.press('Enter');
  expect('a matrix folds', !(await page.locator('.matrix').first().isVisible()));
}

/** Whether the head and the names of files stay where they are when a matrix scrolls. */
async function judgeScrolling(page) {
  const box = page.locator('.matrix').first();
  await box.focus();
  const before = await box.evaluate((box) => box.scrollLeft);
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(500);
  const [after, left, name] = await box.evaluate((box) => [box.scrollLeft, box.getBoundingClientRect().left, box.querySelector('tbody th').getBoundingClientRect().left]);
  check('pages, on a phone: a matrix scrolls with the keyboard', after > before ? [] : 'it does not');
  check('pages, on a phone: the names of files stay', Math.abs(name - left) <= 2 ? [] : `they are at ${name}, the box at ${left}`);
  const link = box.locator('tbody tr', { hasText: 'wrong.html' }).locator('a').first();
  await link.focus();
  const covered = await link.evaluate((link) => {
    const { left, top, width, height } = link.getBoundingClientRect();
    return !link.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
  check('pages, on a phone: what is focused is seen', covered ? 'it is below the names of files' : []);
}

async function judgeManyPages(page) {
  const box = page.locator('.matrix').first();
  const rows = () => box.locator('tbody tr').count();
  check('many pages: only a part is drawn', (await rows()) === 200 ? [] : `there are ${await rows()} rows`);
  await box.evaluate((box) => box.scrollTo(0, box.scrollHeight));
  const [top, head] = await box.evaluate((box) => [box.getBoundingClientRect().top, box.querySelector('thead th').getBoundingClientRect().top]);
  check('many pages: the head stays', Math.abs(top - head) <= 2 ? [] : `it is at ${head}, the box at ${top}`);
  await page.getByRole('button', { name: 'Show 200 more rows' }).click();
  check('many pages: there is more', (await rows()) === 400 ? [] : `there are ${await rows()} rows`);
  await page.getByLabel('Only rows with').check();
  check('many pages: every third has a gap', /200 with gaps/.test(await page.locator('.matrix-section h3').first().textContent()) && (await rows()) === 200 ? [] : 'that is not said');
}

async function judgePrint(page) {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const seen = await page.locator('.matrix').evaluateAll((all) => all.map((box) => [box.scrollWidth <= box.clientWidth + 1, getComputedStyle(box).maxHeight]));
  check('pages, printed: matrices are whole', seen.every(([fits, height]) => fits && height === 'none') && seen.length === 2 ? [] : JSON.stringify(seen));
  check('pages, printed: there is a PDF', (await page.pdf()).length > 10_000 ? [] : 'it is empty');
}

async function judgeBaseline(page) {
  const expect = (what, holds) => check(`compared: ${what}`, holds ? [] : 'it does not hold');
  expect('the title', /^2 new errors, 1 known in 2 files$/.test(await page.locator('h1').textContent()));
  const numbers = await texts(page, '.numbers div');
  expect('the numbers', numbers.includes('New errors2') && numbers.includes('Known1') && numbers.includes('Fixed3'));
  expect('only what is new is shown', (await shown(page)) === 2 && (await page.locator('.finding .known').count()) === 0);
  await page.getByLabel(/^known/).focus();
  await page.keyboard.press('Space');
  await isShown(page, 3);
  expect('what is known is marked', (await page.locator('.finding .known').count()) === 1);
  await page.getByLabel(/^new/).uncheck();
  await isShown(page, 1);
  await page.getByRole('button', { name: 'Reset' }).click();
  await isShown(page, 2);
  expect('what is fixed is listed', (await page.locator('#fixed tbody tr').count()) === 3);
  const fixed = page.locator('#fixed summary');
  expect('and counted', /^3 findings/.test(await fixed.textContent()));
  await fixed.focus();
  await page.keyboard.press('Enter');
  expect('it folds', !(await page.locator('#fixed table').isVisible()));
}

/** The best of three: others use the machine, too. */
async function judgeSpeed(file) {
  const times = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const context = await browser.newContext({ viewport: DESK });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    const paint = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    await page.waitForFunction(paint);
    times.push(Math.round(await page.evaluate(paint)));
    await context.close();
  }
  check('many: the first paint', Math.min(...times) < SOON ? [] : `it took ${times.join(', ')} milliseconds`);
  console.log(`the first paint of ${MANY} findings: ${times.join(', ')} ms; ${Math.round(readFileSync(file).length / 1e6)} MB`);
}

/** Whether the judge sees what it should. */
async function judgeItself(folder, file) {
  const spoilt = async (name, change) => {
    const page = path.join(folder, `spoilt-${name}.html`);
    writeFileSync(page, change(readFileSync(file, 'utf8')));
    const context = await browser.newContext({ viewport: PHONE });
    const tab = await context.newPage();
    const complaints = [];
    tab.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await tab.goto(pathToFileURL(page).href);
    complaints.push(...(await violations(tab)), await overflow(tab));
    await context.close();
    return complaints.flat();
  };
  checkRefused('a script of somebody else', await spoilt('script', (text) => text.replace('</main>', '</main><script>1</script>')));
  checkRefused('a picture from elsewhere', await spoilt('picture', (text) => text.replace('</main>', '</main><img alt="" src="https://example.org/x.png">')));
  checkRefused('a field without a label', await spoilt('label', (text) => text.replace('</main>', '<select><option>a</option></select></main>')));
  checkRefused('what is too wide', await spoilt('wide', (text) => text.replace('<h1>', `<h1>${'wide'.repeat(200)}`)));
}
