// Rebuilds the repositories of the own test sets, of questions and of duplicates, from local
// clones, each at its commit, and only the folders that its set needs.
//
//   npm run bench:checkout -- --clones DIR --out DIR [--sets DIR …]
//
// DIR of the clones holds `owner+name` or `owner/name` for each repository: a clone, a bare one,
// or a folder with one of them as `repo`. A checkout is written to OUT/<set>, and beside it
// OUT/<set>.checkout notes what it is, so that a second run does only what has changed.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkoutFolders, readCheckouts } from '../../test/quality/checkouts.ts';

const { values } = parseArgs({
  options: {
    clones: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    sets: { type: 'string', multiple: true, default: checkoutFolders },
  },
});
if (values.clones === '' || values.out === '') {
  console.error('Usage: npm run bench:checkout -- --clones DIR --out DIR [--sets DIR …]');
  process.exit(2);
}

mkdirSync(values.out, { recursive: true });
const failures = readCheckouts(values.sets).flatMap((set) => {
  try {
    console.log(`${set.name}: ${checkOut(set)}`);
    return [];
  } catch (error) {
    return [`${set.name}: ${error.message}`];
  }
});
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;

/** @returns what was done; throws when it cannot be */
function checkOut(set) {
  const target = join(values.out, set.name);
  const noteFile = `${target}.checkout`;
  const note = `${[set.repository, set.commit, ...set.folders].join('\n')}\n`;
  if (existsSync(target)) {
    if (!existsSync(noteFile)) throw new Error(`${target} is not of this command; move it away`);
    if (readFileSync(noteFile, 'utf8') === note) return 'is there already';
  }
  const clone = findClone(set.repository);
  requireCommit(clone, set);
  const part = `${target}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part);
  extract(clone, set, part);
  rmSync(target, { recursive: true, force: true });
  writeFileSync(noteFile, note);
  renameSync(part, target);
  return `checked out ${set.commit.slice(0, 10)}`;
}

function findClone(repository) {
  const names = [repository.replace('/', '+'), repository];
  const tried = names.flatMap((name) => [join(values.clones, name), join(values.clones, name, 'repo')]);
  const clone = tried.find((folder) => existsSync(join(folder, '.git')) || existsSync(join(folder, 'HEAD')));
  if (clone !== undefined) return clone;
  throw new Error(
    `no clone of ${repository} in ${names.map((name) => join(values.clones, name)).join(' or ')}; ` +
      `clone https://github.com/${repository} there`,
  );
}

function requireCommit(clone, { repository, commit }) {
  const seen = spawnSync('git', ['-C', clone, 'cat-file', '-e', `${commit}^{commit}`], { encoding: 'utf8' });
  if (seen.status === 0) return;
  const said = (seen.error?.message ?? seen.stderr).trim();
  throw new Error(
    `${clone} has no commit ${commit} (git: ${said}); run: git -C ${clone} fetch https://github.com/${repository} ${commit}`,
  );
}

function extract(clone, { commit, folders }, into) {
  const archive = join(into, '..', `${commit}.tar`);
  try {
    run('git', ['-C', clone, 'archive', '--output', archive, commit, '--', ...folders]);
    run('tar', ['-xf', archive, '-C', into]);
  } finally {
    rmSync(archive, { force: true });
  }
}

function run(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8' });
  if (done.status === 0) return;
  throw new Error(`${command} ${args.join(' ')} failed: ${(done.error?.message ?? done.stderr).trim()}`);
}
