// What every SearchEngine keeps, in this process or behind the process border: the façade's
// promises, on real files, the real encoder and a real index.

import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CancelledError, EngineError } from '../../src/base/errors.ts';
import type {
  EngineStatus,
  Root,
  SearchEngine,
  SearchSources,
} from '../../src/core/searchEngine.ts';
import { defaultSettings, type Settings } from '../../src/core/settings.ts';
import type { OpenEngine } from '../support/engineProject.ts';

const files: Readonly<Record<string, string>> = {
  'src/session.ts': `/** Keeps a person logged in between requests. */
export class SessionStore {
  /** Forgets sessions that nobody has used for an hour. */
  removeExpired(now: number): void {
    for (const [id, session] of this.sessions) {
      if (now - session.lastUsedMs > 3_600_000) this.sessions.delete(id);
    }
  }
}
`,
  'src/date.py': `def parse_iso_date(text):
    """Turns '2024-02-29' into year, month and day."""
    year, month, day = text.split("-")
    return int(year), int(month), int(day)
`,
  'docs/guide.md': `# Guide

## Installing behind a proxy

Set HTTPS_PROXY before you run the installer; certificates come from the system.

## Colours

The theme follows the editor.
`,
};

export function describeSearchEngine(name: string, open: OpenEngine): void {
  describe(`${name} as a SearchEngine`, () => {
    let folder: string;
    let engines: SearchEngine[];

    const write = (path: string, text: string): string => {
      const file = join(folder, 'project', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    };
    const root = (path = 'project'): Root => ({ folder: join(folder, path), name: path });
    const start = async (
      roots: readonly Root[] = [root()],
      own: Partial<Settings> = {},
    ): Promise<SearchEngine> => {
      const settings = { ...defaultSettings, indexLocation: join(folder, 'indexes'), ...own };
      const engine = await open({ roots, settings });
      engines.push(engine);
      return engine;
    };
    const paths = async (engine: SearchEngine, query: string): Promise<string[]> =>
      (await engine.search(query)).hits.map((hit) => hit.path);

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'kindred-engine-'));
      engines = [];
      for (const [path, text] of Object.entries(files)) write(path, text);
    });
    afterEach(() => {
      for (const engine of engines) engine.dispose();
      rmSync(folder, { recursive: true, force: true });
    });

    it('says that a file is not the one that was indexed, until the index has followed', async () => {
      const engine = await start();
      const text = files['src/date.py'] ?? '';
      const isStale = async (): Promise<boolean | undefined> =>
        (await engine.search('parse_iso_date')).hits.find(({ path }) => path === 'src/date.py')
          ?.snippet?.stale;
      await engine.index();
      expect([await isStale(), await isStale()]).toEqual([false, false]);
      const file = write('src/date.py', `${text}# changed\n`);
      expect([await isStale(), await isStale()]).toEqual([true, true]);
      await engine.update([file]);
      expect([await isStale(), await isStale()]).toEqual([false, false]);
    });

    it('answers questions that are asked at the same time as it answers each alone', async () => {
      const engine = await start();
      await engine.index();
      const queries = ['parse_iso_date', 'forgets sessions', '"HTTPS_PROXY"', 'kind:class'];
      const ask = async (query: string): Promise<unknown> =>
        (await engine.search(query)).hits.map(({ path, lines, snippet, similarity }) => {
          return { path, lines, snippet, similarity };
        });
      const alone: unknown[] = [];
      for (const query of queries) alone.push(await ask(query));
      expect(await Promise.all(queries.map(ask))).toEqual(alone);
    });

    it('finds code and documentation by meaning, with place, snippet and marks', async () => {
      const engine = await start();
      const report = await engine.index();
      const result = await engine.search('delete sessions that are too old');
      const docs = await engine.search('install through a company proxy');
      expect(report).toMatchObject({ filesAdded: 3, filesRemoved: 0, skipped: [] });
      expect(result.coverage).toEqual({
        filesTotal: 3,
        filesPending: 0,
        complete: true,
        notes: [],
      });
      expect(result.hits[0]).toMatchObject({
        root: join(folder, 'project'),
        path: 'src/session.ts',
        language: 'typescript',
        symbol: 'SessionStore',
        lines: { start: 1, end: 9 },
        relevance: 1,
        snippet: { startLine: 1, stale: false },
      });
      expect(result.timings?.encodeMs).toBeGreaterThan(0);
      expect(result.timings?.encodeMs).toBeLessThan(result.elapsedMs);
      expect(result.hits[0]?.similarity).toBeGreaterThan(0.2);
      expect(result.hits[0]?.snippet?.marks.length).toBeGreaterThan(0);
      expect(docs.hits[0]).toMatchObject({
        path: 'docs/guide.md',
        heading: 'Guide › Installing behind a proxy',
      });
    });

    it('applies filters before it takes the best', async () => {
      const engine = await start();
      await engine.index();
      const search = async (options: object): Promise<string[]> => [
        ...new Set((await engine.search('parse a date', options)).hits.map((hit) => hit.path)),
      ];
      expect(await search({ languages: ['md'] })).toEqual(['docs/guide.md']);
      expect(await search({ paths: ['src/**', '!**/*.py'] })).toEqual(['src/session.ts']);
      expect(await search({ paths: ['nothing/**'] })).toEqual([]);
      expect(await search({ limit: 1 })).toEqual(['src/date.py']);
    });

    it('answers by words or by meaning alone when asked to', async () => {
      const engine = await start();
      await engine.index();
      const featuresOf = async (sources: SearchSources): Promise<Set<string>> => {
        const { hits } = await engine.search('parse a date', { sources });
        expect(hits[0]?.path).toBe('src/date.py');
        return new Set(hits.flatMap(({ reasons }) => reasons.map(({ feature }) => feature)));
      };
      expect(await featuresOf('all')).toContain('similarity');
      expect(await featuresOf('words')).not.toContain('similarity');
      expect(await featuresOf('meaning')).not.toContain('words, place');
    });

    it('follows files that are saved, created, moved and deleted', async () => {
      const engine = await start();
      await engine.index();
      const saved = write('src/date.py', 'def zebra_crossing():\n    return "stripes"\n');
      const created = write(
        'src/new/whale.go',
        'package sea\n\nfunc Whale() string { return "sings" }\n',
      );
      const first = await engine.update([saved, created]);
      expect(first).toMatchObject({ filesAdded: 1, filesChanged: 1 });
      expect((await paths(engine, 'zebra crossing'))[0]).toBe('src/date.py');
      expect((await paths(engine, 'the whale sings'))[0]).toBe('src/new/whale.go');

      const moved = join(folder, 'project/src/whale.go');
      renameSync(created, moved);
      const second = await engine.update([created, moved]);
      expect(second).toMatchObject({
        filesChanged: 1,
        filesAdded: 0,
        filesRemoved: 0,
        chunksEncoded: 0,
      });
      expect((await paths(engine, 'the whale sings'))[0]).toBe('src/whale.go');

      rmSync(moved);
      expect(await engine.update([moved])).toMatchObject({ filesRemoved: 1 });
      expect(await paths(engine, 'the whale sings')).not.toContain('src/whale.go');
    });

    it('encodes nothing twice when a folder is indexed again, and everything on a rebuild', async () => {
      const engine = await start();
      const first = await engine.index();
      const second = await engine.index();
      const rebuilt = await engine.index({ rebuild: true });
      expect(second).toMatchObject({ filesUnchanged: 3, filesAdded: 0, chunksEncoded: 0 });
      expect(rebuilt.chunksEncoded).toBe(first.chunksEncoded);
      expect(await paths(engine, 'expired sessions')).toContain('src/session.ts');
    });

    it('answers through the graph above the threshold as it does below it', async () => {
      const exact = await start();
      await exact.index();
      const query = 'install through a company proxy';
      const expected = (await exact.search(query)).hits;
      const graph = await start([root()], { hnswThreshold: 1 });
      await graph.search(query); // begins to prepare the graph
      await expect.poll(async () => (await graph.status()).vectorSearch).toBe('hnsw');
      const { hits } = await graph.search(query);
      expect(hits.map(({ path, lines }) => [path, lines])).toEqual(
        expected.map(({ path, lines }) => [path, lines]),
      );
    });

    it('finds Chinese, Japanese and Korean text by its characters', async () => {
      write('docs/zh.md', '# 会话\n\n每小时删除过期的会话记录。\n');
      write('docs/ja.md', '# 設定\n\n設定ファイルはここで読み込まれます。\n');
      const engine = await start();
      await engine.index();
      expect((await paths(engine, '过期会话'))[0]).toBe('docs/zh.md');
      expect((await paths(engine, '設定ファイル'))[0]).toBe('docs/ja.md');
    });

    it('searches several roots as one, and goes on when one of them is gone', async () => {
      mkdirSync(join(folder, 'other'));
      writeFileSync(join(folder, 'other/tide.rs'), 'fn high_tide() -> u8 { 12 }\n');
      const engine = await start([root(), root('other'), root('missing')]);
      await expect(engine.index()).rejects.toMatchObject({ code: 'folder-missing' });
      const { hits, coverage } = await engine.search('high tide');
      expect(hits[0]).toMatchObject({ root: join(folder, 'other'), path: 'tide.rs' });
      expect(coverage.notes.join()).toContain('missing');
      expect((await engine.status()).roots.map(({ state }) => state.type)).toEqual([
        'idle',
        'idle',
        'failed',
      ]);
    });

    it('refuses bad queries and options with a code', async () => {
      const engine = await start();
      await engine.index();
      await expect(engine.search('   ')).rejects.toMatchObject({ code: 'bad-query' });
      await expect(engine.search('x'.repeat(10_000))).rejects.toMatchObject({ code: 'bad-query' });
      await expect(engine.search('x', { languages: ['klingon'] })).rejects.toBeInstanceOf(
        EngineError,
      );
      await expect(engine.search('x', { limit: 0 })).rejects.toMatchObject({ code: 'bad-option' });
    });

    it('stops when it is told to, and keeps what was done', async () => {
      const engine = await start();
      const aborted = new AbortController();
      aborted.abort();
      await expect(engine.search('x', {}, aborted.signal)).rejects.toBeInstanceOf(CancelledError);
      await expect(engine.index({}, aborted.signal)).rejects.toBeInstanceOf(CancelledError);
      expect(await engine.index()).toMatchObject({ filesAdded: 3 });
    });

    it('indexes nothing while it is paused, goes on searching, and finishes when resumed', async () => {
      const engine = await start();
      await engine.index();
      await engine.pause();
      const saved = write('src/date.py', 'def zebra_crossing():\n    return "stripes"\n');
      let finished = false;
      const update = engine.update([saved]).then(() => (finished = true));
      expect((await paths(engine, 'expired sessions'))[0]).toBe('src/session.ts');
      expect(finished).toBe(false);
      await engine.resume();
      await update;
      expect((await paths(engine, 'zebra crossing'))[0]).toBe('src/date.py');
    });

    it('tells its state: files, chunks, model, device, and what was left out and why', async () => {
      write('.env', 'SECRET=1\n');
      write('logo.png', '\u0000\u0001\u0002');
      const engine = await start();
      const seen: EngineStatus[] = [];
      engine.onStatus((status) => seen.push(status));
      await engine.index();
      await expect.poll(() => seen.at(-1)?.state).toBe('ready');
      expect(seen.at(-1)).toMatchObject({
        model: 'kindred-sbert',
        vectorSearch: 'exact',
        notices: [],
        roots: [
          { files: 3, pendingFiles: 0, skipped: { secret: 1, binary: 1 }, state: { type: 'idle' } },
        ],
      });
      expect(seen.at(-1)?.device).toMatch(/CPU/);
    });

    it('deletes the index and starts from nothing', async () => {
      const engine = await start();
      await engine.index();
      await engine.clear();
      expect((await engine.search('sessions')).hits).toEqual([]);
      expect(await engine.index()).toMatchObject({ filesAdded: 3 });
      expect(await paths(engine, 'expired sessions')).toContain('src/session.ts');
    });

    it('answers for an empty folder, and for no folder at all', async () => {
      mkdirSync(join(folder, 'empty'));
      const engine = await start([root('empty')]);
      expect(await engine.index()).toMatchObject({ filesAdded: 0 });
      expect((await engine.search('anything')).hits).toEqual([]);
      const none = await start([]);
      expect(await none.index()).toMatchObject({ filesAdded: 0 });
      expect((await none.search('anything')).hits).toEqual([]);
    });

    it('encodes texts as unit vectors', async () => {
      const engine = await start([]);
      const { rows, dimension, data } = await engine.encode(['open a file', ''], 'query');
      expect({ rows, dimension }).toEqual({ rows: 2, dimension: 256 });
      expect(Math.hypot(...data.subarray(0, dimension))).toBeCloseTo(1, 3);
    });
  });
}
