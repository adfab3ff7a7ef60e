import { describe, expect, it } from 'vitest';
import { FileNames } from '../../../../src/core/store/fileNames.ts';

describe('FileNames', () => {
  it('knows the stems of the name, of the folder and of the whole path', () => {
    const names = namesOf(['src/parsing/DateParser.test.ts', '.gitignore']);
    expect([...names.of(0).folder]).toEqual(['pars']);
    expect(names.of(0).name).toContain('date');
    expect(names.of(0).name).not.toContain('ts');
    expect(names.of(0).path).toContain('ts');
    expect(names.of(1).name).toContain('gitignor');
    expect(names.of(77).path).toEqual([]);
  });

  it('follows renamed, removed and new files', () => {
    const names = namesOf(['src/queue.ts', 'src/token.ts']);
    names.follow(filesOf(['src/stack.ts', undefined, 'lib/token.ts']));
    expect(names.size).toBe(2);
    expect([...names.holding('queue')]).toEqual([]);
    expect([...names.holding('stack')]).toEqual([0]);
    expect([...names.holding('token')]).toEqual([2]);
  });

  it('counts a stem the rarer the fewer paths hold it', () => {
    const names = namesOf(['src/queue.ts', 'src/token.ts', 'src/date.ts']);
    const rarities = ['absent', 'queue', 'src'].map((stem) => names.rarityOf(stem));
    expect(rarities).toEqual([...rarities].sort((a, b) => b - a));
    expect(Math.min(...rarities)).toBeGreaterThan(0);
  });
});

function namesOf(paths: readonly string[]): FileNames {
  const names = new FileNames();
  names.follow(filesOf(paths));
  return names;
}

/** Ids are the places in the list. */
function filesOf(paths: readonly (string | undefined)[]): Parameters<FileNames['follow']>[0] {
  return paths.flatMap((path, id) =>
    path === undefined ? [] : [{ id, path, language: 'typescript', modifiedMs: 0 }],
  );
}
