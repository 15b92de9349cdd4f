// Holds the names of months and days of the week that byline knows against the CLDR that comes with Node.

import { readFileSync } from 'node:fs';

import { check, checkRefused, end } from './tally.mjs';

const table = new URL('../../src/rules/dates/calendar_words.txt', import.meta.url);

/** What is wrong with a line of the table: nothing, if the list is empty. */
function complaints(line) {
  const [language, words] = line.split(': ');
  const name = (format, part, date) =>
    new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' })
      .formatToParts(date)
      .find(({ type }) => type === part).value;
  // The name that the month has beside a day; some languages inflect it.
  const month = (_, n) => name({ day: 'numeric', month: 'long' }, 'month', new Date(Date.UTC(2024, n, 3)));
  // The first of January 2024 was a Monday.
  const weekday = (_, n) => name({ weekday: 'long' }, 'weekday', new Date(Date.UTC(2024, 0, 1 + n)));
  const known = `${Array.from({ length: 12 }, month).join(' ')} | ${Array.from({ length: 7 }, weekday).join(' ')}`;
  return words === known ? [] : [`the table has ${words}`, `CLDR ${process.versions.cldr} has ${known}`];
}

const lines = readFileSync(table, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
for (const line of lines) check(`the calendar of ${line.slice(0, 2)}`, complaints(line));
checkRefused('two months exchanged', complaints(lines[0].replace('January February', 'February January')));
end();
