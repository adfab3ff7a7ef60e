// What every SearchEngine keeps of unsaved editors: searched as they are on the screen, never
// stored, and gone without a trace.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Hit, SearchEngine } from '../../src/core/searchEngine.ts';
import {
  createEngineProject,
  type EngineProject,
  type OpenEngine,
} from '../support/engineProject.ts';

const session = `export function removeExpiredSessions(now) {
  return sessions.filter((session) => session.lastUsed > now - 3600);
}
`;
const whale = `export function singLikeAWhale(depth) {
  return 'ooooo'.repeat(depth);
}
`;

export function describeBuffers(name: string, open: OpenEngine): void {
  describe(`${name} searches unsaved editors`, () => {
    let project: EngineProject;
    let engine: SearchEngine;
    let path: string;

    const hitsOf = async (query: string, options = {}): Promise<readonly Hit[]> =>
      (await engine.search(query, options)).hits.filter((hit) => hit.path === 'src/session.js');
    const counts = async (): Promise<unknown> => {
      const [root] = (await engine.status()).roots;
      return [root?.files, root?.chunks, root?.embeddedChunks];
    };

    beforeAll(async () => {
      project = createEngineProject(open, {
        'src/session.js': session,
        'src/date.js': 'export const parseDate = (text) => new Date(text);\n',
        '.gitignore': 'ignored.js\n',
        'ignored.js': 'export const nothing = 0;\n',
      });
      path = project.pathOf('src/session.js');
      engine = await project.start();
      await engine.index();
    }, 60_000);
    afterEach(async () => {
      await engine.setBuffer(path, undefined);
    });
    afterAll(() => {
      project.remove();
    });

    it('by words and by meaning, with the lines of the editor', async () => {
      const before = await counts();
      await engine.setBuffer(path, `// a new first line\n${session}\n${whale}`);
      for (const sources of ['words', 'meaning'] as const) {
        const hits = await hitsOf('singLikeAWhale', { sources });
        expect(hits[0]?.snippet, sources).toMatchObject({ stale: false });
        expect(hits[0]?.snippet?.lines.join('\n')).toContain('singLikeAWhale');
      }
      expect(await hitsOf('"singLikeAWhale(depth)"')).toHaveLength(1);
      const [moved] = await hitsOf('removeExpiredSessions');
      expect(moved?.snippet?.lines.join('\n')).toContain('// a new first line');
      expect(await counts()).toEqual(before);
    });

    it('and no line that the editor does not have any more', async () => {
      await engine.setBuffer(path, whale);
      for (const sources of ['words', 'meaning', 'all'] as const) {
        const hits = await hitsOf('removeExpiredSessions', { sources });
        expect(JSON.stringify(hits)).not.toContain('removeExpired');
      }
    });

    it('until they are saved or closed: then the disk counts again', async () => {
      await engine.setBuffer(path, whale);
      expect((await hitsOf('sing like a whale'))[0]?.symbol).toContain('singLikeAWhale');
      await engine.setBuffer(path, undefined);
      expect(JSON.stringify(await hitsOf('sing like a whale'))).not.toContain('Whale');
      expect((await hitsOf('remove expired sessions'))[0]?.symbol).toContain('removeExpired');
    });

    it('as they are after the last of many keys', async () => {
      const typed = Array.from({ length: 8 }, (_, index) => whale.slice(0, (index + 1) * 12));
      await Promise.all([...typed, whale].map((text) => engine.setBuffer(path, text)));
      const [hit] = await hitsOf('singLikeAWhale');
      expect(hit?.snippet?.lines.join('\n')).toBe(whale.trimEnd());
      expect(hit?.similarity).toBeGreaterThan(0);
    });

    it('while the index changes below them', async () => {
      await engine.setBuffer(path, whale);
      project.write('src/other.js', 'export const zebraCrossing = "stripes lantern";\n');
      project.write('src/session.js', 'export const walrus = 1;\n');
      await engine.update([project.pathOf('src/other.js'), path]);
      expect((await hitsOf('singLikeAWhale'))[0]?.symbol).toContain('singLikeAWhale');
      expect(JSON.stringify(await hitsOf('walrus'))).not.toContain('walrus');
      expect((await engine.search('zebraCrossing')).hits[0]?.path).toBe('src/other.js');
      await engine.setBuffer(path, undefined);
      expect(JSON.stringify(await hitsOf('walrus'))).toContain('walrus');
      project.write('src/session.js', session);
      await engine.update([path]);
    });

    it('with filters and in what is similar, as files', async () => {
      await engine.setBuffer(path, `${session}\n${whale}`);
      expect(await hitsOf('whale', { languages: ['python'] })).toEqual([]);
      expect(await hitsOf('whale', { paths: ['src/**'] })).not.toEqual([]);
      const { query, hits } = await engine.findSimilar({ type: 'position', path, line: 6 });
      expect(query).toMatch(/singLikeAWhale in src\/session\.js/);
      expect(hits.every((hit) => hit.path !== 'src/session.js')).toBe(true);
    });

    it('but not what is ignored, lies outside, or is nothing to index', async () => {
      await engine.setBuffer(project.pathOf('ignored.js'), whale);
      await engine.setBuffer('/elsewhere/whale.js', whale);
      await engine.setBuffer(path, `/* @generated */\n${whale}`);
      const { hits } = await engine.search('singLikeAWhale');
      expect(JSON.stringify(hits)).not.toContain('Whale');
      await engine.setBuffer(path, '');
      expect(await hitsOf('removeExpiredSessions')).toEqual([]);
    });

    it('after the index was deleted, too', async () => {
      await engine.setBuffer(path, whale);
      await engine.clear();
      expect((await hitsOf('singLikeAWhale')).length).toBe(1);
      await engine.index();
      expect((await hitsOf('singLikeAWhale')).length).toBe(1);
    });

    it('also when the graph answers', async () => {
      const graph = await project.start({ hnswThreshold: 1 });
      await graph.search('session'); // begins to prepare the graph
      await expect.poll(async () => (await graph.status()).vectorSearch).toBe('hnsw');
      await graph.setBuffer(path, whale);
      const { hits } = await graph.search('singing like a whale', { sources: 'meaning' });
      expect(hits[0]).toMatchObject({ path: 'src/session.js', snippet: { stale: false } });
      expect(JSON.stringify(hits)).not.toContain('removeExpired');
    });
  });
}
