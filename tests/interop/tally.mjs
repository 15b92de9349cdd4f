// What a judge found: a line for each failure as it comes, the count at the end.

let checks = 0;
let failures = 0;

/** Counts one check of `what`; `complaints` say what was wrong with it and are empty when nothing was. */
export function check(what, ...complaints) {
  checks += 1;
  const said = complaints.flat().filter(Boolean);
  if (said.length === 0) return;
  failures += 1;
  console.log(`FAILED ${what}`);
  for (const complaint of said.slice(0, 10)) console.log(`       ${complaint}`);
  if (said.length > 10) console.log(`       and ${said.length - 10} more`);
}

/** Counts one check that the judge itself can say no: `complaints` about the spoilt `what` must not be empty. */
export function checkRefused(what, complaints) {
  const refused = [complaints].flat().some(Boolean);
  check(`the judge itself, on ${what}`, refused ? [] : 'it should refuse this, and did not');
}

/** Prints the count, which must be the last line, and sets the exit code. */
export function end() {
  if (checks === 0) failures += 1;
  console.log(`${checks} checks, ${failures} failed`);
  process.exitCode = failures === 0 ? 0 : 1;
}
