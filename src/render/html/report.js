// The list of findings: filtered, sorted, grouped, folded, and shown page by page, so that twenty thousand are no trouble.
// Texts of findings only ever become text nodes.
'use strict';

const PAGE = 100; // rows
const FEW = 20; // findings that are unfolded from the beginning
const RULES = 12; // rules to show before the button for all of them
const PRINTED = 2000; // rows

const SEVERITIES = ['error', 'warning', 'advice'];
const PLURALS = { error: 'errors', warning: 'warnings', advice: 'advice' };

const data = JSON.parse(byId('data').textContent);
const { files, rules, findings, hasBaseline } = data;
const order = new Intl.Collator('en', { numeric: true });
const list = byId('list');

const filter = { query: '', severities: new Set(SEVERITIES), states: new Set(['new']), rule: '', file: '' };
const sort = { key: '', direction: 1 };
let grouping = 'file';
let folded = new Set();
/** The findings that are shown at first, by their numbers: with a baseline, the new ones. */
const first = [...findings.keys()].filter((index) => !findings[index].known);
const open = new Set(first.length > FEW ? [] : first);
let page = 0;
/** What the filter leaves, as sorted: numbers of findings. */
let shown = [];
/** The rows of all pages: headings of groups, and numbers of findings. */
let rows = [];

if (findings.length > 0) start();

function start() {
  offerChoices();
  offerRules();
  byId('controls').hidden = list.hidden = false;
  addEventListener('beforeprint', () => show(0, PRINTED));
  addEventListener('afterprint', () => show(page * PAGE, PAGE));
  if (first.length > PAGE && new Set(first.map((index) => findings[index].file)).size > 1) folded = everyGroup();
  byId('controls').addEventListener('submit', (event) => event.preventDefault());
  byId('controls').addEventListener('reset', () => setTimeout(reset));
  byId('query').addEventListener('input', delayed(readFilter));
  byId('file').addEventListener('input', delayed(readFilter));
  for (const id of ['rule', 'severities', 'states']) byId(id).addEventListener('change', readFilter);
  byId('group').addEventListener('change', () => {
    grouping = byId('group').value;
    folded = new Set();
    update();
  });
  byId('fold').addEventListener('click', () => fold(everyGroup()));
  byId('unfold').addEventListener('click', () => fold(new Set()));
  byId('previous').addEventListener('click', () => turn(-1));
  byId('next').addEventListener('click', () => turn(1));
  for (const button of list.tHead.querySelectorAll('button')) button.addEventListener('click', () => sortBy(button));
  list.addEventListener('click', ({ target }) => press(target.closest('button')));
  list.addEventListener('keydown', step);
  byId('explanation').addEventListener('click', ({ target }) => {
    // Of the dialog itself only the ground around it can be clicked.
    if (target === byId('explanation')) target.close();
  });
  update();
}

// Choices

function offerChoices() {
  const counts = countBy(findings, ({ severity }) => severity);
  for (const severity of SEVERITIES.filter((severity) => counts.has(severity))) {
    const text = `${PLURALS[severity]} ${number(counts.get(severity))}`;
    byId('severities').append(checkbox(severity, text, true, severity));
  }
  if (hasBaseline) {
    const ofStates = countBy(findings, stateOf);
    for (const state of ['new', 'known']) {
      byId('states').append(checkbox(state, `${state} ${number(ofStates.get(state) ?? 0)}`, state === 'new'));
    }
    byId('baseline').hidden = false;
  }
  const ofRules = countBy(findings, ({ rule }) => rule);
  for (const [index, { id }] of [...rules.entries()].sort(([, a], [, b]) => order.compare(a.id, b.id))) {
    const option = element('option', '', [`${id} (${number(ofRules.get(index) ?? 0)})`]);
    option.value = index;
    byId('rule').append(option);
  }
  for (const name of files.slice(0, 1000)) {
    const option = element('option');
    option.value = name;
    byId('files').append(option);
  }
}

function checkbox(value, text, isChecked, classes) {
  const box = element('input');
  box.type = 'checkbox';
  box.defaultChecked = isChecked;
  box.value = value;
  return element('label', classes, [box, text]);
}

function stateOf({ known }) {
  return known ? 'known' : 'new';
}

/** Makes buttons of the rules in the table, and hides the rare ones behind another. */
function offerRules() {
  const all = [...byId('rules').tBodies[0].rows];
  for (const row of all) {
    const name = row.querySelector('code');
    const button = element('button', 'link', [element('code', '', [name.textContent])]);
    button.type = 'button';
    button.title = 'Show only the findings of this rule';
    button.addEventListener('click', () => choose(row.dataset.rule));
    name.replaceWith(button);
  }
  const ofRules = countBy(findings.filter(({ known }) => !known), ({ rule }) => rule);
  // With a baseline, what is new is what matters.
  const some = hasBaseline && ofRules.size > 0 ? Math.min(RULES, ofRules.size) : RULES;
  if (all.length <= some + (hasBaseline ? 0 : 2)) return;
  const more = byId('more-rules');
  const toggle = (isLong) => {
    for (const row of all.slice(some)) row.hidden = !isLong;
    const fewer = counted(some, 'rule', 'rules');
    more.textContent = isLong ? `Show only the first ${fewer}` : `Show all ${number(all.length)} rules`;
    more.setAttribute('aria-expanded', isLong);
  };
  more.hidden = false;
  more.addEventListener('click', () => toggle(more.getAttribute('aria-expanded') !== 'true'));
  toggle(false);
}

/** Shows the findings of one rule. */
function choose(rule) {
  byId('rule').value = rule;
  const ofRule = findings.filter((finding) => finding.rule === Number(rule));
  if (ofRule.every(({ known }) => known)) check('states', 'known');
  readFilter();
  byId('findings-title').scrollIntoView();
  byId('rule').focus({ preventScroll: true });
}

/** Checks the box with this value. */
function check(group, value) {
  const box = byId(group).querySelector(`[value="${value}"]`);
  if (box) box.checked = true;
}

/** Shows a finding, whatever is filtered and folded, unfolded. */
function reveal(index) {
  const finding = findings[index];
  for (const id of ['query', 'rule', 'file']) byId(id).value = '';
  check('severities', finding.severity);
  check('states', stateOf(finding));
  readFilter();
  open.add(index);
  folded.delete(finding[grouping]);
  update();
  page = Math.floor(rows.indexOf(index) / PAGE);
  update();
  byId(`finding-${index}`).focus();
}

function readFilter() {
  filter.query = byId('query').value;
  filter.rule = byId('rule').value;
  filter.file = byId('file').value;
  filter.severities = checked('severities');
  if (hasBaseline) filter.states = checked('states');
  page = 0;
  // What was searched for is shown, not only its files.
  if (filtered().length <= PAGE) folded = new Set();
  update();
}

/** The values of the checked boxes of a group. */
function checked(group) {
  return new Set([...byId(group).querySelectorAll(':checked')].map(({ value }) => value));
}

function reset() {
  sort.key = '';
  grouping = byId('group').value;
  folded = new Set();
  for (const cell of list.tHead.rows[0].cells) cell.removeAttribute('aria-sort');
  readFilter();
}

function sortBy(button) {
  const { sort: key } = button.dataset;
  sort.direction = sort.key === key ? -sort.direction : 1;
  sort.key = key;
  for (const cell of list.tHead.rows[0].cells) cell.removeAttribute('aria-sort');
  button.parentElement.setAttribute('aria-sort', sort.direction > 0 ? 'ascending' : 'descending');
  page = 0;
  update();
}

function fold(groups) {
  folded = groups;
  page = 0;
  update();
}

function turn(by) {
  page += by;
  update();
  byId('findings-title').scrollIntoView();
}

// What is shown

function update() {
  shown = sorted(filtered());
  rows = grouping ? grouped(shown) : shown;
  page = Math.max(0, Math.min(page, Math.ceil(rows.length / PAGE) - 1));
  show(page * PAGE, PAGE);
  const pages = Math.ceil(rows.length / PAGE);
  byId('pages').hidden = pages < 2;
  byId('page-number').textContent = `Page ${number(page + 1)} of ${number(pages)}`;
  byId('previous').disabled = page === 0;
  byId('next').disabled = page >= pages - 1;
  byId('fold').disabled = byId('unfold').disabled = !grouping;
  byId('status').textContent = status();
}

function status() {
  const all = counted(findings.length, 'finding', 'findings');
  if (shown.length === 0) return `None of ${all} matches.`;
  const what = shown.length === findings.length ? all : `${number(shown.length)} of ${all}`;
  const inFiles = counted(new Set(shown.map((index) => findings[index].file)).size, 'file', 'files');
  return `${what} in ${inFiles}`;
}

let texts;

/** The numbers of the findings that match the filter. */
function filtered() {
  const words = filter.query.toLowerCase().split(/\s+/).filter(Boolean);
  // The texts to search are only made for those who search.
  if (words.length > 0) texts ??= findings.map(searched);
  const file = filter.file.trim().toLowerCase();
  const isWanted = file && files.map((name) => name.toLowerCase().includes(file));
  const matches = (finding, index) =>
    filter.severities.has(finding.severity) &&
    filter.states.has(stateOf(finding)) &&
    (filter.rule === '' || finding.rule === Number(filter.rule)) &&
    (!isWanted || isWanted[finding.file]) &&
    words.every((word) => texts[index].includes(word));
  return [...findings.keys()].filter((index) => matches(findings[index], index));
}

function searched({ file, rule, message, help, at, excerpt }) {
  return [files[file], rules[rule].id, message, help, at, excerpt].join('\n').toLowerCase();
}

function sorted(indices) {
  const compare = {
    severity: (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
    message: (a, b) => order.compare(a.message, b.message),
    rule: (a, b) => order.compare(rules[a.rule].id, rules[b.rule].id),
    place: (a, b) => order.compare(files[a.file], files[b.file]) || a.line - b.line || a.column - b.column,
  }[sort.key];
  if (!compare) return indices;
  return indices.sort((a, b) => sort.direction * compare(findings[a], findings[b]) || a - b);
}

/** Rows with headings; a group is where its first finding is. */
function grouped(indices) {
  const groups = new Map();
  for (const index of indices) {
    const group = findings[index][grouping];
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(index);
  }
  const result = [];
  for (const [group, members] of groups) {
    result.push({ group, members });
    if (!folded.has(group)) result.push(...members);
  }
  return result;
}

function everyGroup() {
  return new Set(findings.map((finding) => finding[grouping]));
}

/** Shows some of the rows. */
function show(from, count) {
  const some = rows.slice(from, from + count);
  // A group that goes on from the page before has its heading again.
  if (grouping && typeof some[0] === 'number') {
    const heading = rows.slice(0, from).findLast((row) => typeof row !== 'number');
    some.unshift(heading);
  }
  const body = element('tbody');
  for (const row of some) {
    if (typeof row === 'number') {
      body.append(findingRow(row));
      if (open.has(row)) body.append(detailsRow(row));
    } else {
      body.append(headingRow(row));
    }
  }
  list.classList.toggle('with-files', grouping !== 'file');
  list.tBodies[0]?.remove();
  list.append(body);
}

function headingRow({ group, members }) {
  const name = grouping === 'file' ? files[group] : rules[group].id;
  const counts = countBy(members, (index) => findings[index].severity);
  const said = SEVERITIES.filter((severity) => counts.has(severity)).map((severity) =>
    counted(counts.get(severity), severity, PLURALS[severity]),
  );
  const button = element('button', '', [
    element('span', 'name', [element('code', '', [name])]),
    element('span', 'counts', [said.join(', ')]),
  ]);
  button.type = 'button';
  button.dataset.group = group;
  button.setAttribute('aria-expanded', !folded.has(group));
  const cell = element('th', '', [button]);
  cell.colSpan = 4;
  cell.scope = 'rowgroup';
  return element('tr', 'heading', [cell]);
}

function findingRow(index) {
  const { file, rule, severity, known, line, column, message } = findings[index];
  const button = element('button', 'toggle', [element('span', '', withCode(message))]);
  if (known) button.append(element('span', 'known', ['known']));
  button.id = `finding-${index}`;
  button.type = 'button';
  button.dataset.finding = index;
  button.setAttribute('aria-expanded', open.has(index));
  const place = `${line}:${column}`;
  return element('tr', 'finding', [
    element('td', `severity ${severity}`, [severity]),
    element('td', 'message', [button]),
    element('td', 'rule', [element('code', '', [rules[rule].id])]),
    element('td', 'place', [grouping === 'file' ? place : `${files[file]}:${place}`]),
  ]);
}

function detailsRow(index) {
  const { rule, help, at, excerpt, fix } = findings[index];
  const { id } = rules[rule];
  const lines = element('pre', '', [excerpt]);
  lines.tabIndex = 0;
  lines.setAttribute('role', 'region');
  lines.setAttribute('aria-label', 'Lines of the file');
  const more = [];
  if (byId(`page-${id}`)) more.push(detailButton('About this rule', 'explain', rule));
  if (at) more.push(element('code', '', [at]));
  if (fix) more.push(element('span', '', ['fixable with ', element('code', '', [fix === 'safe' ? '--fix' : '--fix=all'])]));
  const cell = element('td', '', [lines]);
  if (help) cell.append(element('p', 'help', withCode(help)));
  if (more.length > 0) cell.append(element('p', 'more', more));
  cell.colSpan = 4;
  return element('tr', 'details', [cell]);
}

function detailButton(text, action, value) {
  const button = element('button', 'link', [text]);
  button.type = 'button';
  button.dataset[action] = value;
  return button;
}

// Buttons in the list

function press(button) {
  const { finding, group, explain } = button?.dataset ?? {};
  if (finding !== undefined) toggle(Number(finding), button);
  if (explain !== undefined) explainRule(rules[explain].id);
  if (group !== undefined) {
    const key = Number(group);
    if (!folded.delete(key)) folded.add(key);
    update();
    list.querySelector(`[data-group="${key}"]`)?.focus();
  }
}

function toggle(index, button) {
  const row = button.closest('tr');
  if (open.delete(index)) {
    row.nextElementSibling.remove();
  } else {
    open.add(index);
    row.after(detailsRow(index));
  }
  button.setAttribute('aria-expanded', open.has(index));
}

/** Arrow keys go up and down the list. */
function step(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || !event.target.matches('tbody button')) return;
  const buttons = [...list.querySelectorAll('tbody button[aria-expanded]')];
  const next = buttons[buttons.indexOf(event.target) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Opens the page of a rule. */
function explainRule(id) {
  const text = byId('explanation-text');
  const content = byId(`page-${id}`).content.cloneNode(true);
  text.replaceChildren(element('p', 'id', [element('code', '', [id])]), content);
  for (const link of text.querySelectorAll('a')) link.target = '_blank';
  for (const block of text.querySelectorAll('pre')) {
    block.tabIndex = 0;
    block.setAttribute('role', 'region');
    block.setAttribute('aria-label', 'Example');
  }
  byId('explanation').showModal();
  byId('explanation').scrollTop = 0;
}

// Elements and texts

function byId(id) {
  return document.getElementById(id);
}

function element(name, classes = '', children = []) {
  const made = document.createElement(name);
  if (classes) made.className = classes;
  made.append(...children);
  return made;
}

/** A text with the parts in backticks as code. */
function withCode(text) {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return [text];
  return parts.map((part, index) => (index % 2 === 1 ? element('code', '', [part]) : part));
}

function number(value) {
  return value.toLocaleString('en');
}

function counted(count, one, many) {
  return `${number(count)} ${count === 1 ? one : many}`;
}

function countBy(values, key) {
  const counts = new Map();
  for (const value of values) counts.set(key(value), (counts.get(key(value)) ?? 0) + 1);
  return counts;
}

/** The same after a pause in typing. */
function delayed(act) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, 120);
  };
}
