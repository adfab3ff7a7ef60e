import { describe, expect, it } from 'vitest';
import {
  contentKeyOf,
  documentText,
  headerOf,
  maxHeaderTokens,
} from '../../../../src/core/indexing/documentText.ts';

const countWords = (text: string): number =>
  text.split(/[/\s]+/).filter((word) => word !== '').length;

describe('headerOf', () => {
  it('is the path as the model was trained with it', () => {
    expect(headerOf('src/app.ts', countWords)).toBe('src/app.ts');
  });

  it('drops the outermost folders of a path that would take the room of the text', () => {
    const path = [
      ...Array.from({ length: 100 }, (_, depth) => `d${String(depth)}`),
      'leaf.ts',
    ].join('/');
    const header = headerOf(path, countWords);
    expect(countWords(header)).toBe(maxHeaderTokens);
    expect(header.endsWith('d99/leaf.ts')).toBe(true);
  });

  it('is left out when even the name alone is too long', () => {
    const spaced = Array.from({ length: 60 }, () => 'w').join(' ');
    expect(headerOf(spaced, countWords)).toBe('');
    expect(documentText('', undefined, 'text')).toBe('text');
  });
});

describe('documentText', () => {
  it('has the path first, then what stands around the text, then the text', () => {
    expect(documentText('src/a.ts', 'class A\nA.f', 'f() {}')).toBe(
      'src/a.ts\nclass A\nA.f\nf() {}',
    );
    expect(documentText('src/a.ts', undefined, 'f() {}')).toBe('src/a.ts\nf() {}');
  });
});

describe('contentKeyOf', () => {
  it('changes with the model, the chunker and the text, and with nothing else', () => {
    const hash = (text: string): string => text;
    const key = (model: string, chunker: string, text: string): string =>
      contentKeyOf({ model, chunker }, text, hash);
    const keys = [key('m', 'c', 't'), key('n', 'c', 't'), key('m', 'd', 't'), key('m', 'c', 'u')];
    expect(new Set(keys).size).toBe(4);
    expect(key('m', 'c', 't')).toBe(keys[0]);
  });
});
