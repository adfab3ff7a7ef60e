// The built program in trouble: native modules that are missing, files that were damaged, two
// processes on one index. Each time the person still searches, or is told what to do.

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtFile, engineAssets } from '../support/engineAssets.ts';
import { type ProgramRun, runProgram } from '../support/runProgram.ts';

let folder: string;
let project: string;
let indexes: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kindred-faults-'));
  project = join(folder, 'project');
  indexes = join(folder, 'indexes');
  mkdirSync(project);
  for (let number = 0; number < 30; number += 1) {
    const name = `step${String(number)}`;
    writeFileSync(
      join(project, `${name}.py`),
      `def ${name}_of_the_dance(partner):\n    """Takes one step."""\n    return partner.turn(${String(number)})\n`,
    );
  }
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(args: readonly string[], program = builtFile('cli.cjs')): Promise<ProgramRun> {
  return runProgram([...args, '--index-location', indexes], { program });
}

/** The program as it would lie on a platform for which some native modules were not built. */
function programWithout(...modules: readonly string[]): string {
  const dist = join(folder, 'program', 'dist');
  mkdirSync(join(dist, 'native'), { recursive: true });
  symlinkSync(engineAssets.modelsFolder, join(folder, 'program', 'models'));
  symlinkSync(engineAssets.grammarsFolder, join(dist, 'grammars'));
  cpSync(builtFile('cli.cjs'), join(dist, 'cli.cjs'));
  const native = join(dirname(builtFile('cli.cjs')), 'native');
  for (const file of readdirSync(native)) {
    if (!modules.some((module) => file.includes(module)))
      cpSync(join(native, file), join(dist, 'native', file));
  }
  return join(dist, 'cli.cjs');
}

/** @returns the files of the index whose name fits */
function indexFiles(pattern: RegExp): string[] {
  return readdirSync(indexes, { recursive: true, encoding: 'utf8' })
    .filter((file) => pattern.test(file))
    .map((file) => join(indexes, file));
}

describe('without ONNX Runtime', () => {
  it('names the platform, and words and names still answer', async () => {
    const program = programWithout('onnxruntime');
    const index = await run(['index', project], program);
    expect(index.code).toBe(0);
    const search = await run(['search', 'step7_of_the_dance', project], program);
    expect(search.code).toBe(0);
    expect(search.stdout).toMatch(/^step7\.py:1 /);
    expect(search.stderr).toContain(`${process.platform}-${process.arch}`);
    expect(search.stderr).toContain('words and names only');
    expect(await run(['encode'], program)).toMatchObject({ code: 3, stdout: '' });
  });
});

describe('without hnswlib', () => {
  it('answers exactly at every size, and says so', async () => {
    const program = programWithout('hnswlib');
    await run(['index', project], program);
    const search = await run(
      ['search', 'a step of the dance', project, '--hnsw-threshold', '1'],
      program,
    );
    expect(search.code).toBe(0);
    expect(search.stderr).toMatch(/hnswlib-node does not load[\s\S]*Exact search goes on/);
  });
});

describe('a damaged index', () => {
  it.each(['garbage', ''])('is built anew when its file holds %j', async (content) => {
    await run(['index', project]);
    for (const file of indexFiles(/\.sqlite(-wal|-shm)?$/)) writeFileSync(file, content);
    const search = await run(['search', 'step3_of_the_dance', project]);
    expect(search.stdout).toMatch(/^step3\.py:1 /);
    expect(search.code).toBe(0);
  });

  it('is not trusted when only its graph is damaged', async () => {
    const flags = ['--hnsw-threshold', '1'];
    await run(['index', project, ...flags]);
    await run(['search', '--batch', project, ...flags]);
    for (const file of indexFiles(/\.hnsw$/)) writeFileSync(file, 'garbage');
    const search = await run(['search', 'step3_of_the_dance', project, ...flags]);
    expect(search.stdout).toMatch(/^step3\.py:1 /);
    expect(search.code).toBe(0);
  });
});

describe('two processes on one index', () => {
  it('take turns, and the second finds nothing left to do', async () => {
    const runs = await Promise.all([
      run(['index', project, '--json']),
      run(['index', project, '--json']),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    const added = runs.map(
      ({ stdout }) => (JSON.parse(stdout) as { filesAdded: number }).filesAdded,
    );
    expect(added.sort((a, b) => a - b)).toEqual([0, 30]);
  });

  it('let one search while the other indexes', async () => {
    await run(['index', project]);
    writeFileSync(join(project, 'new.py'), 'def waltz():\n    return 3\n');
    const [index, search] = await Promise.all([
      run(['index', project]),
      run(['search', 'step9_of_the_dance', project]),
    ]);
    expect([index.code, search.code]).toEqual([0, 0]);
    expect(search.stdout).toMatch(/^step9\.py/);
  });
});

describe('a model that cannot be used', () => {
  it('is refused by name, with what is known', async () => {
    const search = await run(['search', 'x', project, '--model', 'kindred-gpt']);
    expect(search.code).toBe(2);
    expect(search.stderr).toContain('kindred-sbert');
  });

  it('is refused when its files are damaged', async () => {
    const model = join(folder, 'model');
    cpSync(join(engineAssets.modelsFolder, 'kindred-sbert'), model, { recursive: true });
    writeFileSync(join(model, 'model.onnx'), 'garbage');
    const search = await run(['search', 'x', project, '--model', model]);
    expect(search.code).toBe(3);
    expect(search.stderr).toContain(model);
  });
});
