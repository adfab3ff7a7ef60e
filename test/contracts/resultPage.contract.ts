// What every SearchEngine keeps of its result pages: lines as they are on disk now, copies shown
// as one, and where to look first.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchEngine } from '../../src/core/searchEngine.ts';
import {
  createEngineProject,
  type EngineProject,
  type OpenEngine,
} from '../support/engineProject.ts';

const session = `/** Keeps a person logged in between requests. */
export class SessionStore {
  /** Forgets sessions that nobody has used for an hour. */
  removeExpired(now: number): void {
    for (const [id, session] of this.sessions) {
      if (now - session.lastUsedMs > 3_600_000) this.sessions.delete(id);
    }
  }
}
`;
const date = 'def parse_iso_date(text):\n    return text.split("-")\n';

export function describeResultPage(name: string, open: OpenEngine): void {
  describe(`${name} shows a result page`, () => {
    let project: EngineProject;
    let engine: SearchEngine;

    beforeEach(async () => {
      project = createEngineProject(open, {
        'src/session.ts': session,
        'v2/session.ts': session,
        'src/date.py': date,
      });
      engine = await project.start();
      await engine.index();
    });
    afterEach(() => {
      project.remove();
    });

    it('on which a copy stands with what it is a copy of, at its best line', async () => {
      const { hits } = await engine.search('when is a session deleted');
      const copies = hits.filter(({ path }) => path.endsWith('session.ts'));
      const paths = copies.flatMap(({ path, alike }) => [path, ...alike.map((at) => at.path)]);
      expect(copies).toHaveLength(1);
      expect(paths.sort()).toEqual(['src/session.ts', 'v2/session.ts']);
      expect(copies).toMatchObject([{ bestLine: 6, alike: [{ lines: { start: 1, end: 9 } }] }]);
    });

    it('with the lines of the file as it is, after each change anew', async () => {
      const snippet = async (): Promise<unknown> => {
        const { hits } = await engine.search('parse_iso_date');
        const { lines, stale } = hits.find((hit) => hit.path === 'src/date.py')?.snippet ?? {};
        return { first: lines?.[0], stale };
      };
      const first = date.split('\n')[0];
      expect(await snippet()).toEqual({ first, stale: false });
      project.write('src/date.py', `# moved down\n${date}`);
      expect(await snippet()).toEqual({ first: '# moved down', stale: true });
      project.write('src/date.py', `# moved more\n${date}`);
      expect(await snippet()).toEqual({ first: '# moved more', stale: true });
      project.write('src/date.py', date);
      expect(await snippet()).toEqual({ first, stale: false });
    });
  });
}
