import { describe, expect, it } from 'vitest';
import { RememberedTerms } from '../../../../src/core/store/rememberedTerms.ts';

describe('RememberedTerms', () => {
  it('asks for each word and stem once, known or not', () => {
    const { terms, asked } = remembered({ parse: 1, date: 2 });
    const first = [terms.termsOf(['parse', 'none']), terms.termsWithStem('parse')];
    const again = [terms.termsOf(['parse', 'none']), terms.termsWithStem('parse')];
    expect(again).toEqual(first);
    expect(asked).toEqual(['parse none', '*parse']);
  });

  it('asks only for what is new, and answers in the order of the question', () => {
    const { terms, asked } = remembered({ parse: 1, date: 2, time: 3 });
    terms.termsOf(['date']);
    expect([...terms.termsOf(['time', 'date', 'parse'])]).toEqual([
      ['time', 3],
      ['date', 2],
      ['parse', 1],
    ]);
    expect(asked).toEqual(['date', 'time parse']);
  });

  it('sees what has changed after it was told to forget', () => {
    const numbers: Record<string, number> = {};
    const { terms } = remembered(numbers);
    terms.termsOf(['parse']);
    terms.termsWithStem('parse');
    numbers['parse'] = 1;
    terms.forget();
    expect(terms.termsOf(['parse']).get('parse')).toBe(1);
    expect(terms.termsWithStem('parse')).toEqual([1]);
  });

  it('remembers a bounded number of words, and answers all of them', () => {
    const { terms, asked } = remembered({ a: 1, b: 2, c: 3 }, 2);
    expect([...terms.termsOf(['a', 'b', 'c']).values()]).toEqual([1, 2, 3]);
    terms.termsOf(['c']);
    terms.termsOf(['a']);
    for (const stem of ['a', 'b', 'c', 'a']) terms.termsWithStem(stem);
    expect(asked).toEqual(['a b c', 'c', 'a', '*a', '*b', '*c', '*a']);
  });

  it('hands out lists of its own', () => {
    const { terms } = remembered({ parse: 1 });
    terms.termsWithStem('parse').push(9);
    expect(terms.termsWithStem('parse')).toEqual([1]);
  });
});

/** @returns with every question that the source was asked */
function remembered(numbers: Readonly<Record<string, number>>, maxRemembered?: number) {
  const asked: string[] = [];
  const numberOf = (word: string): [string, number][] => {
    const number = numbers[word];
    return number === undefined ? [] : [[word, number]];
  };
  const source = {
    termsOf: (words: readonly string[]): Map<string, number> => {
      asked.push(words.join(' '));
      return new Map(words.flatMap(numberOf));
    },
    termsWithStem: (stem: string): number[] => {
      asked.push(`*${stem}`);
      return numberOf(stem).map(([, number]) => number);
    },
  };
  return { terms: new RememberedTerms(source, maxRemembered), asked };
}
