import { describe, expect, test } from 'vitest';
import type { Chunk, ChunkKey } from '../../../../../src/core/model.ts';
import {
  areNearIdentical,
  nameKeyOf,
  placeText,
} from '../../../../../src/core/search/page/nearIdentical.ts';

interface Written {
  readonly path: string;
  readonly symbol?: string;
  readonly heading?: string;
  readonly kind?: Chunk['kind'];
  readonly text: string;
}

function placeOf({ path, text, kind = 'function', ...name }: Written) {
  const chunk: Chunk = {
    key: 1 as ChunkKey,
    path,
    language: 'typescript',
    lines: { start: 1, end: 9 },
    kind,
    ...name,
  };
  return placeText(path, nameKeyOf(chunk), text);
}

const longText = `function send(request, options) {
  const target = resolve(request.url, options.base);
  const headers = { ...options.headers, accept: 'application/json' };
  const answer = await fetch(target, { headers, method: request.method, body: request.body });
  if (!answer.ok) throw new HttpError(answer.status, target);
  return answer.json();
}`;
const send: Written = { path: 'src/client.ts', symbol: 'Client.send', text: longText };

describe('near-identical are', () => {
  test.each<[string, Written, Written]>([
    ['a vendored copy', send, { ...send, path: 'vendor/client/src/client.ts' }],
    [
      'the same text with other white space',
      send,
      { ...send, text: longText.replace(/ +/g, '\t') },
    ],
    [
      'the next version of a long function',
      send,
      { ...send, path: 'src/v4/client.ts', text: longText.replace('HttpError', 'StatusError') },
    ],
    [
      'versions that carry their number in the name',
      { ...send, symbol: 'ClientV3.send' },
      { ...send, path: 'v4.ts', symbol: 'ClientV4.send' },
    ],
    [
      'a short function, copied as it is',
      { path: 'a.go', symbol: 'New', text: 'func New() *Client { return &Client{} }' },
      { path: 'b.go', symbol: 'New', text: 'func New() *Client {\n\treturn &Client{} }' },
    ],
    [
      'texts of one file that begin and end with other white space',
      { ...send, text: `\n${longText}` },
      { ...send, text: `\uFEFF\u00a0${longText.replaceAll('\n', '\r\n')}\t\n` },
    ],
    [
      'texts of nothing but white space',
      { path: 'a.ts', text: ' ' },
      { path: 'b.ts', text: '\n\n' },
    ],
    [
      'a section that is repeated in the guide of the next version',
      { path: 'v1/guide.md', heading: 'Guide 1 › Proxy', kind: 'section', text: longText },
      { path: 'v2/guide.md', heading: 'Guide 2 › Proxy', kind: 'section', text: longText },
    ],
  ])('%s', (_, a, b) => {
    expect(areNearIdentical(placeOf(a), placeOf(b))).toBe(true);
    expect(areNearIdentical(placeOf(b), placeOf(a))).toBe(true);
  });
});

describe('only alike are', () => {
  test.each<[string, Written, Written]>([
    [
      'getters of different names',
      { path: 'a.ts', symbol: 'User.name', text: 'get name() { return this.#name; }' },
      { path: 'a.ts', symbol: 'User.mail', text: 'get mail() { return this.#mail; }' },
    ],
    [
      'equal getters of different classes',
      { path: 'a.ts', symbol: 'User.name', text: 'get name() { return this.#name; }' },
      { path: 'b.ts', symbol: 'Order.name', text: 'get name() { return this.#name; }' },
    ],
    [
      'short functions of one name that differ in a word',
      { path: 'a.go', symbol: 'New', text: 'func New() *Client { return &Client{} }' },
      { path: 'b.go', symbol: 'New', text: 'func New() *Server { return &Server{} }' },
    ],
    [
      'short functions of one name that differ in a sign',
      { path: 'a.ts', symbol: 'order', text: 'const order = (a, b) => a < b;' },
      { path: 'b.ts', symbol: 'order', text: 'const order = (a, b) => a > b;' },
    ],
    [
      'texts that are one but for a gap within',
      { path: 'a.ts', symbol: 'x', text: 'return a+b' },
      { path: 'a.ts', symbol: 'x', text: 'return a +b' },
    ],
    [
      'a text and its beginning',
      { path: 'a.ts', symbol: 'x', text: 'return a' },
      { path: 'a.ts', symbol: 'x', text: 'return a b' },
    ],
    [
      'overloads in one file',
      send,
      { ...send, text: longText.replace('answer.json()', 'answer.text()') },
    ],
    [
      'functions of one name that do different things',
      send,
      { ...send, path: 'b.ts', text: longText.split('\n').slice(0, 4).join('\n').repeat(2) },
    ],
    [
      'long functions that hold the same words in other numbers',
      { ...send, text: `${'first '.repeat(40)}${'second '.repeat(10)}` },
      { ...send, path: 'b.ts', text: `${'first '.repeat(10)}${'second '.repeat(40)}` },
    ],
    ['a function and a class of one name', send, { ...send, path: 'b.ts', kind: 'class' }],
    [
      'sections of different subjects',
      { path: 'a.md', heading: 'Client › Proxy', kind: 'section', text: longText },
      { path: 'b.md', heading: 'Server › Proxy', kind: 'section', text: longText },
    ],
  ])('%s', (_, a, b) => {
    expect(areNearIdentical(placeOf(a), placeOf(b))).toBe(false);
  });
});
