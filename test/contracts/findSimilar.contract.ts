// What every SearchEngine keeps of "find similar": each kind of target, itself left out, filters,
// and what cannot be compared.

import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancelledError } from '../../src/base/errors.ts';
import type { Hit, SearchEngine, SimilarTarget } from '../../src/core/searchEngine.ts';
import {
  createEngineProject,
  type EngineProject,
  type OpenEngine,
} from '../support/engineProject.ts';
import { uploadFile } from '../support/uploadFile.ts';

const parseIsoDate = `def parse_iso_date(text):
    """Turns '2024-02-29' into year, month and day."""
    year, month, day = text.split("-")
    return int(year), int(month), int(day)
`;
const parseGermanDate = `def read_german_day(line):
    """Turns '29.02.2024' into year, month and day."""
    day, month, year = line.split(".")
    return int(year), int(month), int(day)
`;
const files: Readonly<Record<string, string>> = {
  'src/date.py': `${parseIsoDate}\n\n`,
  'src/upload.py': uploadFile,
  'src/german.py': parseGermanDate,
  'src/copies/date.py': parseIsoDate,
  'src/date.ts': `/** Turns '2024-02-29' into year, month and day. */
export function parseIsoDate(text: string): number[] {
  return text.split('-').map((part) => Number.parseInt(part, 10));
}
`,
  'docs/moved.md': '# Moved\n\nThis page has moved.\n',
  'docs/guide.md':
    '# Guide\n\n## Colours\n\nThe theme follows the editor, and the panel follows the theme.\n',
  '.gitignore': 'ignored.py\n',
  'ignored.py': parseIsoDate,
  'empty.py': '\n',
};

export function describeFindSimilar(name: string, open: OpenEngine): void {
  describe(`${name} finds what is similar`, () => {
    let project: EngineProject;
    let engine: SearchEngine;

    const similar = async (target: SimilarTarget, options = {}): Promise<readonly Hit[]> =>
      (await engine.findSimilar(target, options)).hits;
    const paths = (hits: readonly Hit[]): string[] => hits.map(({ path }) => path);
    const at = (path: string, line: number): SimilarTarget => ({
      type: 'position',
      path: project.pathOf(path),
      line,
    });

    beforeAll(async () => {
      project = createEngineProject(open, files);
      engine = await project.start();
      await engine.index();
    }, 60_000);
    afterAll(() => {
      project.remove();
    });

    it('to the symbol at a line: the copy first, then its kin, never itself', async () => {
      const { query, hits } = await engine.findSimilar(at('src/date.py', 3));
      expect(query).toBe('parse_iso_date in src/date.py:1–4');
      expect(paths(hits).slice(0, 3).sort()).toEqual([
        'src/copies/date.py',
        'src/date.ts',
        'src/german.py',
      ]);
      expect(hits[0]).toMatchObject({
        path: 'src/copies/date.py',
        relevance: 1,
        reasons: [{ feature: 'copy' }, { feature: 'meaning' }, { feature: 'words' }],
        snippet: { startLine: 1, stale: false },
      });
      expect(hits.some(({ path, lines }) => path === 'src/date.py' && lines.start === 1)).toBe(
        false,
      );
    });

    it('to a selection, also when it is only a part of what is indexed', async () => {
      const { query, hits } = await engine.findSimilar({
        type: 'lines',
        path: project.pathOf('src/date.py'),
        lines: { start: 3, end: 4 },
      });
      expect(query).toBe('src/date.py:3–4');
      expect(paths(hits)[0]).toMatch(/copies\/date\.py|german\.py/);
      expect(hits.some(({ path, lines }) => path === 'src/date.py' && lines.start === 1)).toBe(
        false,
      );
    });

    it('to a file, all of which is left out', async () => {
      const { query, hits } = await engine.findSimilar({
        type: 'file',
        path: project.pathOf('src/german.py'),
      });
      expect(query).toBe('src/german.py');
      expect(paths(hits)).not.toContain('src/german.py');
      expect(paths(hits).slice(0, 2).sort()).toEqual(['src/copies/date.py', 'src/date.py']);
    });

    it('to a pasted snippet, of which a copy is no other than what was looked for', async () => {
      const hits = await similar({ type: 'text', text: parseIsoDate, language: 'py' });
      expect(paths(hits).slice(0, 2).sort()).toEqual(['src/copies/date.py', 'src/date.py']);
      expect(hits.slice(0, 2).map(({ score }) => score)).toEqual([1, 1]);
    });

    it('applies filters before it takes the best', async () => {
      const target: SimilarTarget = { type: 'text', text: parseIsoDate };
      expect(new Set(paths(await similar(target, { languages: ['md'] })))).toEqual(
        new Set(['docs/guide.md', 'docs/moved.md']),
      );
      expect(paths(await similar(target, { paths: ['src/**', '!**/*.py'] }))).toEqual([
        'src/date.ts',
      ]);
      expect(await similar(target, { limit: 1 })).toHaveLength(1);
    });

    it('compares a file that has changed since as it is now', async () => {
      project.write(
        'docs/moved.md',
        `# Uploads\n\nWhere \`upload_file\` is told.\n\n${uploadFile}`,
      );
      const { query, hits } = await engine.findSimilar(at('docs/moved.md', 6));
      expect(query).toMatch(/^Uploads in docs/);
      expect(hits[0]).toMatchObject({ path: 'src/upload.py', symbol: 'upload_file' });
    });

    it('samples a long file, and says so', async () => {
      const functions = Array.from({ length: 40 }, (_, number) =>
        uploadFile.replace('upload_file', `upload_file_${String(number)}`),
      );
      await engine.update([project.write('src/long.py', functions.join('\n\n'))]);
      const { hits, coverage } = await engine.findSimilar({
        type: 'file',
        path: project.pathOf('src/long.py'),
      });
      expect(hits[0]).toMatchObject({ path: 'src/upload.py', symbol: 'upload_file' });
      expect(coverage.notes[0]).toMatch(/^The file has \d+ pieces; 8 of them/);
      rmSync(project.pathOf('src/long.py'));
      await engine.update([project.pathOf('src/long.py')]);
    });

    it.each<[string, (project: EngineProject) => SimilarTarget, string, RegExp]>([
      ['nothing', () => ({ type: 'text', text: ' \n' }), 'bad-query', /is empty/],
      [
        'too much',
        () => ({ type: 'text', text: 'word '.repeat(5_000) }),
        'bad-query',
        /25,000 characters; at most 20,000/,
      ],
      [
        'a language that is not known',
        () => ({ type: 'text', text: 'x = 1', language: 'klingon' }),
        'bad-option',
        /Unknown language/,
      ],
      [
        'a blank selection',
        ({ pathOf }) => ({
          type: 'lines',
          path: pathOf('src/date.py'),
          lines: { start: 5, end: 5 },
        }),
        'bad-query',
        /is empty/,
      ],
      [
        'lines backwards',
        ({ pathOf }) => ({
          type: 'lines',
          path: pathOf('src/date.py'),
          lines: { start: 6, end: 5 },
        }),
        'bad-option',
        /6 to 5/,
      ],
      [
        'a line before the first',
        ({ pathOf }) => ({ type: 'position', path: pathOf('src/date.py'), line: 0 }),
        'bad-option',
        /lines from 1 on/,
      ],
      [
        'an ignored file',
        ({ pathOf }) => ({ type: 'file', path: pathOf('ignored.py') }),
        'not-indexed',
        /not in the index/,
      ],
      [
        'a file that is not there',
        ({ pathOf }) => ({ type: 'file', path: pathOf('absent.py') }),
        'not-indexed',
        /cannot be read/,
      ],
      [
        'an empty file',
        ({ pathOf }) => ({ type: 'file', path: pathOf('empty.py') }),
        'bad-query',
        /empty\.py is empty/,
      ],
      [
        'a file outside of the roots',
        () => ({ type: 'position', path: '/elsewhere/a.py', line: 1 }),
        'not-indexed',
        /not a file in the folders/,
      ],
    ])('refuses %s with a code and a sentence', async (_what, target, code, message) => {
      const refused = engine.findSimilar(target(project));
      await expect(refused).rejects.toMatchObject({ code });
      await expect(refused).rejects.toThrow(message);
    });

    it('stops when it is told to', async () => {
      const aborted = new AbortController();
      aborted.abort();
      await expect(
        engine.findSimilar(at('src/date.py', 1), {}, aborted.signal),
      ).rejects.toBeInstanceOf(CancelledError);
    });

    it('compares by words alone where no model can be loaded, and says so', async () => {
      const wordsOnly = await project.start({ model: project.pathOf('no-model') });
      await wordsOnly.index();
      const { hits, coverage } = await wordsOnly.findSimilar(at('src/date.py', 3));
      expect(hits[0]).toMatchObject({ path: 'src/copies/date.py', score: 1 });
      expect(hits[1]?.path).toMatch(/german\.py|date\.ts/);
      expect(hits[0]).not.toHaveProperty('similarity');
      expect(coverage.notes.join(' ')).toMatch(/by words and names only/);
    });
  });
}
