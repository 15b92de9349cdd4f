// Which properties that Google Search asks for are present, missing or wrong: a table for each type of thing.

const ROWS = 200; // rows of a table before the button for more

const SYMBOLS = { present: '✓', missing: '✕', wrong: '!', unneeded: '–' };
const WORDS = { present: 'present', missing: 'missing', wrong: 'wrong', unneeded: 'does not apply' };

const { matrices, filesWithoutJsonLd, filesWithoutThings, thingsLeftOut } = data;

if (matrices.length > 0) startMatrices();

function startMatrices() {
  byId('coverage').hidden = false;
  byId('coverage-about').textContent = aboutMatrices();
  byId('matrices').append(...matrices.map(matrixSection));
  byId('gaps').addEventListener('change', () => matrices.forEach((matrix) => showMatrix(matrix)));
  addEventListener('beforeprint', () => matrices.forEach((matrix) => showMatrix(matrix, PRINTED)));
  addEventListener('afterprint', () => matrices.forEach((matrix) => showMatrix(matrix)));
  byId('matrices').addEventListener('click', ({ target }) => {
    const { finding } = target.closest('a')?.dataset ?? {};
    if (finding !== undefined) reveal(Number(finding));
  });
}

/** What the tables are about, and how many files are in none. */
function aboutMatrices() {
  const inFiles = new Set(matrices.flatMap(({ rows }) => rows.map(({ file }) => file))).size;
  const text = [`The properties that Google Search requires or recommends, in ${counted(inFiles, 'file', 'files')}.`];
  const others = [];
  if (filesWithoutJsonLd > 0) others.push(`${counted(filesWithoutJsonLd, 'file', 'files')} without JSON-LD`);
  if (filesWithoutThings > 0) {
    others.push(`${counted(filesWithoutThings, 'file', 'files')} whose JSON-LD has none of these types`);
  }
  if (thingsLeftOut > 0) others.push(`${counted(thingsLeftOut, 'thing', 'things')} in files with too many`);
  if (others.length > 0) text.push(`Not shown: ${others.join(', ')}.`);
  return text.join(' ');
}

/** A table with its heading, unfolded if it has gaps. */
function matrixSection(matrix, index) {
  matrix.limit = ROWS;
  matrix.table = element('table', '', [matrixHead(matrix)]);
  matrix.heading = element('h3');
  matrix.heading.id = `matrix-${index}`;
  const box = element('div', 'matrix', [matrix.table]);
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-labelledby', matrix.heading.id);
  matrix.more = element('button', 'more', [`Show ${ROWS} more rows`]);
  matrix.more.type = 'button';
  matrix.more.addEventListener('click', () => {
    matrix.limit += ROWS;
    showMatrix(matrix);
  });
  const link = element('a', '', ['What Google asks for']);
  link.href = matrix.documentation;
  link.target = '_blank';
  const summary = element('summary', '', [matrix.heading]);
  const section = element('details', 'matrix-section', [summary, element('p', '', [link]), box, matrix.more]);
  section.open = matrix.rows.some(({ cells }) => cells.some(isGap));
  showMatrix(matrix);
  return section;
}

function matrixHead({ properties, rows }) {
  const cells = properties.map(({ name, required }, column) => {
    const gaps = rows.filter(({ cells }) => isGap(cells[column])).length;
    return columnHead([
      element('code', '', broken(name, /(?<=\.)|(?=[A-Z])/)),
      element('span', `need ${required ? 'required' : ''}`, [required ? 'required' : 'recommended']),
      element('span', 'count', [gaps === 0 ? 'no gaps' : counted(gaps, 'gap', 'gaps')]),
    ]);
  });
  return element('thead', '', [element('tr', '', [columnHead(['File']), ...cells])]);
}

function columnHead(children) {
  const cell = element('th', '', children);
  cell.scope = 'col';
  return cell;
}

/** A name that can be broken at these places. */
function broken(name, places) {
  return name.split(places).flatMap((part) => [part, element('wbr')]);
}

function showMatrix(matrix, limit = matrix.limit) {
  const { title, rows, table, heading, more } = matrix;
  const withGaps = rows.filter(({ cells }) => cells.some(isGap));
  const shown = byId('gaps').checked ? withGaps : rows;
  const gaps = withGaps.length === 0 ? 'nothing missing or wrong' : `${number(withGaps.length)} with gaps`;
  heading.replaceChildren(`${title} `, element('span', 'count', [`${counted(rows.length, 'row', 'rows')}, ${gaps}`]));
  table.tBodies[0]?.remove();
  table.append(element('tbody', '', shown.slice(0, limit).map((row) => matrixRow(matrix, row))));
  more.hidden = shown.length <= limit;
  table.parentElement.hidden = shown.length === 0;
}

function matrixRow({ properties }, { file, kind, title, cells }) {
  const about = title ? `${kind}: ${title}` : kind;
  const head = element('th', '', [
    element('span', 'name', broken(files[file], /(?<=[/\\_-])|(?=\.)/)),
    element('span', 'title', [about]),
  ]);
  head.scope = 'row';
  head.title = `${files[file]}\n${about}`;
  return element('tr', '', [head, ...cells.map((cell, column) => matrixCell(properties[column], cell))]);
}

function matrixCell({ name, required }, cell) {
  const { state, finding, missing } = detailed(cell);
  const ofSeveral = missing ? ` ${missing[0]}/${missing[1]}` : '';
  const said = missing ? `missing in ${missing[0]} of ${missing[1]}` : WORDS[state];
  const symbol = element('span', '', [SYMBOLS[state] + ofSeveral]);
  symbol.ariaHidden = 'true';
  const content = [symbol, element('span', 'heard', [said])];
  const classes = state === 'missing' && required ? 'missing required' : state;
  if (finding === undefined) return element('td', classes, content);
  const link = element('a', '', content);
  link.href = `#finding-${finding}`;
  link.dataset.finding = finding;
  link.title = `${name}: ${findings[finding].message}`;
  return element('td', classes, [link]);
}

function detailed(cell) {
  return typeof cell === 'string' ? { state: cell } : cell;
}

/** Whether something is missing or wrong. */
function isGap(cell) {
  return ['missing', 'wrong'].includes(detailed(cell).state);
}
