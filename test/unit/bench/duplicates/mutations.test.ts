import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../support/seededRandom.ts';
import {
  mutate,
  type MutationContext,
  type MutationName,
  mutationNames,
  strengths,
} from '../../../../bench/duplicates/mutations/mutate.ts';
import { piecesOf, textOf } from '../../../../bench/duplicates/mutations/pieces.ts';
import { takeInTurns } from '../../../../bench/duplicates/mutations/sampleFunctions.ts';

const typescript = `function parseDate(text: string): Date | undefined {
  // Dates of the log have no zone.
  const parts = text.split('-');
  const year = Number(parts[0]);
  const month = Number(parts[1]);
  const day = Number(parts[2]);
  if (Number.isNaN(year)) {
    return undefined;
  }
  const told = \`\${year}-\${month}\`;
  console.log("never // a comment", told);
  return new Date(year, month - 1, day);
}`;
const python = `def parse_date(text):
    # Dates of the log have no zone.
    parts = text.split('-')
    year = int(parts[0])
    month = int(parts[1])
    day = int(parts[2])
    if year < 0:
        return None
    told = '# never a comment'
    log(told, year)
    return date(year, month, day)`;

describe('piecesOf', () => {
  it.each([
    ['typescript', typescript],
    ['python', python],
    ['rust', "fn first<'a>(text: &'a str) -> char { 'x' /* no quote: ' */ }"],
  ])('takes %s apart without losing a character', (language, text) => {
    expect(textOf(piecesOf(text, language))).toBe(text);
  });

  it('knows a comment from what only looks like one', () => {
    const comments = (text: string, language: string): string[] =>
      piecesOf(text, language)
        .filter(({ type }) => type === 'comment')
        .map((piece) => piece.text);
    expect(comments(typescript, 'typescript')).toEqual(['// Dates of the log have no zone.']);
    expect(comments(python, 'python')).toEqual(['# Dates of the log have no zone.']);
    expect(comments("let a: &'a str; // it's here", 'rust')).toEqual(["// it's here"]);
  });
});

describe('a mutation', () => {
  const cases = mutationNames.flatMap((name) => strengths.map((strength) => ({ name, strength })));

  it.each(cases)('by $name, strength $strength, is the same on every run', ({ name, strength }) => {
    expect(mutant(name, { strength })).toBe(mutant(name, { strength }));
    expect(mutant(name, { strength })).not.toBe(typescript);
  });

  it.each(cases)('by $name, strength $strength, keeps brackets in pairs', ({ name, strength }) => {
    for (const bracket of ['(', ')', '{', '}', '[', ']']) {
      const count = (text: string): number => text.split(bracket).length - 1;
      const difference = count(mutant(name, { strength })) - count(typescript);
      const closing = ')}]'['({['.indexOf(bracket)];
      if (closing === undefined) continue;
      const others =
        mutant(name, { strength }).split(closing).length - typescript.split(closing).length;
      expect(difference).toBe(others);
    }
  });

  it('by rename changes a name everywhere alike, and no keyword, text or comment', () => {
    const renamed = mutant('rename', { strength: 3 });
    const [, name = ''] = /const (\w+) = Number|const (\w+)/.exec(renamed) ?? [];
    expect(renamed).not.toContain('parseDate');
    expect(renamed).toContain('// Dates of the log have no zone.');
    expect(renamed).toContain('"never // a comment"');
    expect(renamed.match(/\breturn\b/g)).toHaveLength(2);
    expect(renamed.split('\n')).toHaveLength(typescript.split('\n').length);
    expect(name).not.toBe('year');
  });

  it('by reorder exchanges lines that do not depend on each other, and keeps them all', () => {
    const reordered = mutant('reorder', { strength: 3 });
    expect(reordered.split('\n').sort()).toEqual(typescript.split('\n').sort());
    const lines = reordered.split('\n');
    const at = (part: string): number => lines.findIndex((line) => line.includes(part));
    expect(at('const parts')).toBeLessThan(at('const year'));
  });

  it('by insert adds lines of another function, by delete takes some', () => {
    const count = (text: string): number => text.split('\n').length;
    expect(count(mutant('insert', { strength: 3 }))).toBe(count(typescript) + 4);
    expect(mutant('insert', { strength: 3 })).toContain('foreign');
    expect(count(mutant('delete', { strength: 3 }))).toBe(count(typescript) - 4);
  });

  it.each(strengths)('by reformat of strength %d changes nothing but space', (strength) => {
    for (const [language, text] of [
      ['typescript', typescript],
      ['python', python],
    ] as const) {
      const spaceless = (value: string): string => value.replaceAll(/\s/g, '');
      expect(spaceless(mutant('reformat', { strength, language }, text))).toBe(spaceless(text));
    }
  });

  it('by reformat keeps what the start of a line says in Python', () => {
    const indents = mutant('reformat', { strength: 2, language: 'python' }, python)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
    expect(indents).toEqual([0, 8, 8, 8, 8, 8, 8, 16, 8, 8, 8]);
  });

  it('by comments leaves the code as it is, and says it in Chinese from strength 2 on', () => {
    const changed = mutant('comments', { strength: 2 });
    const code = (text: string): string =>
      piecesOf(text, 'typescript')
        .filter(({ type }) => type !== 'comment' && type !== 'space')
        .map((piece) => piece.text)
        .join(' ');
    expect(code(changed)).toBe(code(typescript));
    expect(changed).not.toContain('Dates of the log');
    expect(changed).toMatch(/\/\/ \p{Script=Han}/u);
  });

  it('is none where there is nothing to do it to', () => {
    const context = contextOf({});
    expect(mutate('delete', 'f() {\n  g();\n}', context)).toBeUndefined();
    expect(mutate('reorder', 'f() {\n  g();\n}', context)).toBeUndefined();
    expect(mutate('rename', '{ }', context)).toBeUndefined();
    expect(mutate('insert', typescript, { ...context, donor: '' })).toBeUndefined();
  });
});

describe('takeInTurns', () => {
  it('takes one of each list until there are enough or none is left', () => {
    expect(takeInTurns([['a', 'b', 'c'], ['d'], ['e', 'f']], 5)).toEqual(['a', 'd', 'e', 'b', 'f']);
    expect(takeInTurns([['a']], 5)).toEqual(['a']);
    expect(takeInTurns([], 5)).toEqual([]);
  });
});

function mutant(
  name: MutationName,
  change: Partial<MutationContext>,
  text: string = typescript,
): string {
  return mutate(name, text, contextOf(change)) ?? '';
}

function contextOf(change: Partial<MutationContext>): MutationContext {
  const donor = 'function other() {\n  const foreign = open();\n  close(foreign);\n}';
  return { language: 'typescript', strength: 1, random: seededRandom(3), donor, ...change };
}
