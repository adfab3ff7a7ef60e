// What every SearchEngine keeps of "find duplicates": the four types, what was asked for, what is
// remembered, and what is refused.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancelledError } from '../../src/base/errors.ts';
import type {
  DuplicateCluster,
  DuplicateReport,
} from '../../src/core/duplicates/duplicateCluster.ts';
import type { DuplicateOptions } from '../../src/core/duplicates/duplicateOptions.ts';
import type { SearchEngine } from '../../src/core/searchEngine.ts';
import {
  createEngineProject,
  type EngineProject,
  type OpenEngine,
} from '../support/engineProject.ts';
import { uploadFile } from '../support/uploadFile.ts';

const renamedUpload = uploadFile
  .replaceAll('client', 'store')
  .replaceAll('bucket', 'container')
  .replaceAll('part', 'piece');
const tidyCart = `export function totalOfCart(cart: Cart): number {
  let total = 0;
  for (const line of cart.lines) {
    if (line.cancelled) continue;
    const discount = line.voucher === undefined ? 0 : line.voucher.percent / 100;
    total += line.price * line.quantity * (1 - discount);
  }
  if (total > cart.freeShippingFrom) return total;
  return total + cart.shippingFee;
}
`;
const tidyCartInOtherWords = `export const sumOfCart = (cart: Cart): number => {
  const sum = cart.lines
    .filter((line) => !line.cancelled)
    .map(({ price, quantity, voucher }) => price * quantity * (1 - (voucher?.percent ?? 0) / 100))
    .reduce((total, next) => total + next, 0);
  const isFree = sum > cart.freeShippingFrom;
  return isFree ? sum : sum + cart.shippingFee;
};
`;
const guideSection = `## Before you upload

Make sure that the bucket exists and that your key may write to it. Large files are sent in parts
of eight megabytes, and a part that fails is sent again up to three times before the whole upload
is given up. You can follow the progress in the log, where every part has a line of its own.
`;

const otherSection = (title: string): string => `# ${title}

This page is read by those who have never seen the program before. It begins with the installation
on the three systems that are supported, goes on with the first start and the choice of a language,
and ends with a list of the questions that people ask most often in their first week of work.
`;

const files: Readonly<Record<string, string>> = {
  'src/upload.py': uploadFile,
  'src/vendor/upload.py': `# Taken over as it is.\n\n\n${uploadFile}`,
  'src/renamed.py': renamedUpload,
  'src/cart.ts': tidyCart,
  'src/shop/cart.ts': tidyCartInOtherWords,
  'test/upload_test.py': `# The copy of a test.\n${uploadFile}`,
  'docs/guide.md': `${otherSection('Guide')}\n${guideSection}`,
  'docs/start.md': guideSection,
  'src/alone.py': 'def greet(name):\n    return f"Hello, {name}!"\n',
  '.gitignore': 'ignored.py\n',
  'ignored.py': uploadFile,
};

export function describeFindDuplicates(name: string, open: OpenEngine): void {
  describe(`${name} finds duplicates`, () => {
    let project: EngineProject;
    let engine: SearchEngine;

    const find = (options: DuplicateOptions = {}): Promise<DuplicateReport> =>
      engine.findDuplicates(options);
    const clusters = async (options: DuplicateOptions = {}): Promise<readonly DuplicateCluster[]> =>
      (await find(options)).clusters;
    const pathsOf = ({ members }: DuplicateCluster): string[] => members.map(({ path }) => path);
    const clusterOf = async (
      path: string,
      options: DuplicateOptions = {},
    ): Promise<DuplicateCluster | undefined> =>
      (await clusters(options)).find((cluster) => pathsOf(cluster).includes(path));

    beforeAll(async () => {
      project = createEngineProject(open, files);
      engine = await project.start();
      await engine.index();
    }, 120_000);
    afterAll(() => {
      project.remove();
    });

    it('copies, also renamed, as one cluster with the facts of each member', async () => {
      const cluster = await clusterOf('src/upload.py');
      expect(cluster).toMatchObject({ cloneType: 2, content: 'code', lines: 16 });
      expect(cluster?.members).toMatchObject([
        { path: 'src/renamed.py', lines: { start: 1, end: 13 }, isTest: false },
        { path: 'src/upload.py', symbol: 'upload_file', kind: 'function', language: 'python' },
        { path: 'src/vendor/upload.py', lines: { end: 16 } },
        { path: 'test/upload_test.py', isTest: true },
      ]);
      const [renamed, own, vendored] = cluster?.members ?? [];
      expect(own?.contentId).toBe(vendored?.contentId);
      expect(own?.contentId).not.toBe(renamed?.contentId);
      const { similarity = 0, savedLines = 0 } = cluster ?? {};
      expect(similarity).toBeGreaterThan(0.6);
      // All but the vendored one, which has a comment above.
      expect(savedLines).toBeCloseTo((13 + 13 + 14) * similarity, 5);
    });

    it('exact copies as type 1', async () => {
      const cluster = await clusterOf('src/upload.py', { types: [1] });
      expect(cluster).toMatchObject({ cloneType: 1, similarity: 1 });
      expect(cluster && pathsOf(cluster)).toEqual([
        'src/upload.py',
        'src/vendor/upload.py',
        'test/upload_test.py',
      ]);
    });

    it('sections of documents that repeat each other', async () => {
      const cluster = await clusterOf('docs/guide.md');
      expect(cluster).toMatchObject({ cloneType: 1, content: 'docs' });
      expect(cluster && pathsOf(cluster)).toEqual(['docs/guide.md', 'docs/start.md']);
    });

    it('what would save most first, and how much of all repeats', async () => {
      const { clusters: all, totalLines, duplicatedLines } = await find();
      const saved = all.map(({ savedLines }) => savedLines);
      expect(saved).toEqual(saved.toSorted((a, b) => b - a));
      // Three copies of 13 lines and one section of five that is not blank in four.
      expect(totalLines).toBeGreaterThan(duplicatedLines);
      expect(duplicatedLines).toBeGreaterThanOrEqual(3 * 13 + 4);
    });

    it.each<[string, DuplicateOptions, string, readonly string[] | undefined]>([
      ['of some contents', { contents: ['docs'] }, 'src/upload.py', undefined],
      ['of enough lines', { minLines: 14 }, 'src/upload.py', undefined],
      ['similar enough', { minSimilarity: 0.99 }, 'src/renamed.py', undefined],
      ['of one file', { files: 'same' }, 'src/upload.py', undefined],
      ['of some languages', { languages: ['markdown'] }, 'src/upload.py', undefined],
      [
        'without tests',
        { includeTests: false },
        'src/upload.py',
        ['src/renamed.py', 'src/upload.py', 'src/vendor/upload.py'],
      ],
      [
        'of some paths',
        { paths: ['src/**', '!**/vendor/**'] },
        'src/upload.py',
        ['src/renamed.py', 'src/upload.py'],
      ],
      [
        'without paths that were put aside',
        { ignores: { clusters: [], pairs: [], paths: ['test/**', 'src/vendor/**'] } },
        'src/upload.py',
        ['src/renamed.py', 'src/upload.py'],
      ],
    ])('only those %s', async (_what, options, path, expected) => {
      const cluster = await clusterOf(path, options);
      expect(cluster && pathsOf(cluster)).toEqual(expected);
    });

    it('not what was put aside: a cluster, or all pairs of a member', async () => {
      const cluster = await clusterOf('docs/guide.md');
      const { id = '', members = [] } = cluster ?? {};
      const ignores = { clusters: [id], pairs: [], paths: [] };
      const report = await find({ ignores });
      expect(report.clusters.map((each) => each.id)).not.toContain(id);
      expect(report.leftOut).toContainEqual({
        rule: 'ignored',
        reason: expect.any(String) as unknown,
        count: 1,
      });
      const ids = members.map(({ contentId }) => contentId).sort();
      const pair = [ids[0] ?? '', ids[1] ?? ''] as const;
      expect(
        await clusterOf('docs/guide.md', { ignores: { clusters: [], pairs: [pair], paths: [] } }),
      ).toBeUndefined();
    });

    it('with a member in the scope, and tells its members outside of it', async () => {
      const inFolder = await clusters({
        scope: { type: 'folder', path: project.pathOf('docs') },
      });
      expect(inFolder.map(pathsOf)).toEqual([['docs/guide.md', 'docs/start.md']]);
      const inFile = await clusters({
        scope: { type: 'file', path: project.pathOf('src/vendor/upload.py') },
      });
      expect(inFile).toHaveLength(1);
      expect(inFile[0] && pathsOf(inFile[0])).toContain('test/upload_test.py');
      const asked = inFile[0]?.members.filter(({ inScope }) => inScope);
      expect(asked?.map(({ path }) => path)).toEqual(['src/vendor/upload.py']);
      const path = project.pathOf('src/vendor/upload.py');
      const behind = { type: 'lines', path, lines: { start: 17, end: 20 } } as const;
      expect(await clusters({ scope: behind })).toEqual([]);
      const within = { type: 'lines', path, lines: { start: 9, end: 9 } } as const;
      expect(await clusters({ scope: within })).toEqual(inFile);
    });

    it('with a member that has changed since a revision', async () => {
      const git = (...commands: string[]): void => {
        const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
        spawnSync('git', [...identity, ...commands], { cwd: project.pathOf('.') });
      };
      const changed = (since?: string): Promise<readonly DuplicateCluster[]> =>
        clusters({ scope: { type: 'changed', ...(since === undefined ? {} : { since }) } });
      await expect(changed()).rejects.toMatchObject({ code: 'bad-option' });
      git('init', '--quiet');
      git('add', '--all');
      git('commit', '--quiet', '-m', 'first');
      expect(await changed()).toEqual([]);
      project.write('docs/start.md', `\n${guideSection}`);
      expect((await changed()).map(pathsOf)).toEqual([['docs/guide.md', 'docs/start.md']]);
      git('commit', '--quiet', '-a', '-m', 'second');
      expect(await changed()).toEqual([]);
      expect(await changed('HEAD~1')).toHaveLength(1);
      await expect(changed('no-such-branch')).rejects.toMatchObject({ code: 'bad-option' });
    });

    it('by names that survive moved lines and files, but no edit', async () => {
      const before = await clusterOf('docs/guide.md');
      const guide = project.write('docs/guide.md', `${otherSection('Guide')}\n\n\n${guideSection}`);
      await engine.update([guide]);
      const moved = await clusterOf('docs/guide.md');
      expect(moved?.members[0]?.lines.start).not.toBe(before?.members[0]?.lines.start);
      expect(moved?.id).toBe(before?.id);
      const edited = guideSection.replace('three times', 'four times');
      await engine.update([project.write('docs/guide.md', `${otherSection('Guide')}\n${edited}`)]);
      expect((await clusterOf('docs/guide.md'))?.id).not.toBe(before?.id);
    });

    it('as the editors have it, before a file is saved', async () => {
      await engine.setBuffer(project.pathOf('src/alone.py'), `# Pasted.\n\n${uploadFile}`);
      expect((await clusterOf('src/upload.py'))?.members.map(({ path }) => path)).toContain(
        'src/alone.py',
      );
      await engine.setBuffer(project.pathOf('src/alone.py'), undefined);
      expect(await clusterOf('src/alone.py')).toBeUndefined();
    });

    it('in what was saved, and no more in what was deleted', async () => {
      await engine.update([project.write('src/fresh.py', `${uploadFile}\n`)]);
      expect((await clusterOf('src/upload.py'))?.members).toHaveLength(5);
      rmSync(project.pathOf('src/fresh.py'));
      await engine.update([project.pathOf('src/fresh.py')]);
      expect((await clusterOf('src/upload.py'))?.members).toHaveLength(4);
    });

    it.each<[string, (project: EngineProject) => DuplicateOptions, string, RegExp]>([
      ['a strange similarity', () => ({ minSimilarity: 2 }), 'bad-option', /minSimilarity/],
      ['no lines', () => ({ minLines: 0 }), 'bad-option', /minLines/],
      ['no types', () => ({ types: [] }), 'bad-option', /types/],
      ['a language nobody knows', () => ({ languages: ['klingon'] }), 'bad-option', /klingon/],
      [
        'an ignored file',
        ({ pathOf }) => ({ scope: { type: 'file', path: pathOf('ignored.py') } }),
        'not-indexed',
        /not in the index/,
      ],
      [
        'a folder without files',
        ({ pathOf }) => ({ scope: { type: 'folder', path: pathOf('nowhere') } }),
        'not-indexed',
        /no file of this folder/,
      ],
      [
        'a file outside of the roots',
        () => ({ scope: { type: 'file', path: '/elsewhere/a.py' } }),
        'not-indexed',
        /does not lie in the folders/,
      ],
    ])('refuses %s with a code and a sentence', async (_what, options, code, message) => {
      const refused = find(options(project));
      await expect(refused).rejects.toMatchObject({ code });
      await expect(refused).rejects.toThrow(message);
    });

    it('stops when it is told to, and answers the next question', async () => {
      const aborted = new AbortController();
      aborted.abort();
      await expect(engine.findDuplicates({}, aborted.signal)).rejects.toBeInstanceOf(
        CancelledError,
      );
      expect((await clusters()).length).toBeGreaterThan(0);
    });

    it('copies only, where no model can be loaded, and says so', async () => {
      const wordsOnly = await project.start({ model: project.pathOf('no-model') });
      await wordsOnly.index();
      const { clusters: found, coverage } = await wordsOnly.findDuplicates();
      expect(found.some((cluster) => pathsOf(cluster).includes('src/renamed.py'))).toBe(true);
      expect(found.some(({ cloneType }) => cloneType === 4)).toBe(false);
      expect(coverage.notes.join(' ')).toMatch(/Meaning is compared for 0 of \d+ places/);
    });
  });
}
