import { describe, expect, test } from 'vitest';
import { CancelledError } from '../../../../../src/base/errors.ts';
import { TextualDetector } from '../../../../../src/core/duplicates/textual/textualDetector.ts';
import { TokenCache } from '../../../../../src/core/duplicates/textual/tokenCache.ts';
import { detectorOf, findPairs, pairText, sourceFile } from '../../../../support/duplicateFiles.ts';

/** Ten lines that say something of their own. */
function body(name: string): string {
  return `function ${name}(request, options) {
  const target = resolve(request.${name}, options.base);
  const headers = { ...options.headers, accept: '${name}' };
  if (!target.allowed) throw new Denied(target, headers);
  const answer = connect(target, { headers, method: request.method });
  answer.${name} = answer.read(request.body, options.limit);
  while (answer.pending > 0) answer.poll(options.wait);
  log(answer.status, target.${name}, headers.accept);
  return answer.decode('${name}');
}`;
}

const other = `class Table {
  rows = [];
  insert(row) {
    this.rows.push(row);
  }
}`;

function textsOf(pairs: Awaited<ReturnType<typeof findPairs>>): string[] {
  return pairs.map(pairText).sort();
}

describe('a copy is told', () => {
  test('with the lines it has in both files', async () => {
    const a = sourceFile('a.js', `${other}\n\n${body('send')}\n`);
    const b = sourceFile('b.js', `${body('send')}\n\n// end\n`);
    expect(textsOf(await findPairs([a, b]))).toEqual(['1 a.js:8-17 b.js:1-10']);
  });

  test('within one file', async () => {
    const file = sourceFile('a.js', `${body('send')}\n${other}\n${body('send')}\n`);
    expect(textsOf(await findPairs([file]))).toEqual(['1 a.js:1-10 a.js:17-26']);
  });

  test('as wide as it is, over neighbouring functions', async () => {
    const both = `${body('send')}\n\n${body('open').replace('pending', 'waiting')}`;
    const chunks = [
      { start: 1, end: 10 },
      { start: 12, end: 21 },
    ];
    const files = [sourceFile('a.js', both, chunks), sourceFile('b.js', both, chunks)];
    expect(textsOf(await findPairs(files))).toContain('1 a.js:1-21 b.js:1-21');
  });

  test('function by function where a family of them stands in one file', async () => {
    const names = ['send', 'open', 'poll', 'read'];
    const file = sourceFile(
      'a.js',
      names.map(body).join('\n\n'),
      names.map((symbol, index) => ({ start: 11 * index + 1, end: 11 * index + 10, symbol })),
    );
    const withoutType = textsOf(await findPairs([file])).map((text) => text.slice(2));
    expect(withoutType.sort()).toEqual([
      'a.js:1-10 a.js:12-21',
      'a.js:1-10 a.js:23-32',
      'a.js:1-10 a.js:34-43',
      'a.js:12-21 a.js:23-32',
      'a.js:12-21 a.js:34-43',
      'a.js:23-32 a.js:34-43',
    ]);
  });

  test('function by function where one chunk holds several', async () => {
    const both = (first: string, second: string) =>
      `${body(first)}\n\n${body(second).replace('while (answer', 'while (other')}`;
    const chunk = { start: 1, end: 21, symbol: 'send, open' };
    const file = sourceFile('a.js', `${both('send', 'open')}\n\n${body('poll')}`, [
      chunk,
      { start: 23, end: 32, symbol: 'poll' },
    ]);
    expect(
      textsOf(await findPairs([file]))
        .map((text) => text.slice(2))
        .sort(),
    ).toEqual(['a.js:1-10 a.js:23-32', 'a.js:1-10 a.js:12-21', 'a.js:12-21 a.js:23-32'].sort());
  });

  test('of tests of one file only where they have more in common than their steps', async () => {
    const steps = (name: string, rest: string) =>
      `test('${name}', () => {\n  const list = open(folder, { limit: 9 });\n  list.add('${name}', 3);\n  list.add(first(list), 5);\n  expect(list.size).toBe(2);\n  expect(list.names()).toEqual(['${name}']);\n${rest}\n});`;
    const one = steps(
      'a',
      '  list.close();\n  expect(() => list.add(1)).toThrow(Closed);\n  expect(find(folder, list)).toBeUndefined();',
    );
    const other = steps(
      'b',
      '  for (const item of list) if (item.old) list.drop(item, now);\n  save(list);',
    );
    const chunks = [
      { start: 1, end: 10 },
      { start: 12, end: 20 },
    ];
    const file = { ...sourceFile('a.ts', `${one}\n\n${other}`, chunks), isTest: true };
    const program = { ...file, isTest: false };
    const whole = '3 a.ts:1-10 a.ts:12-20';
    expect(textsOf(await findPairs([program]))).toContain(whole);
    expect(textsOf(await findPairs([file]))).not.toContain(whole);
  });

  test('of a short function when it is the same as a whole', async () => {
    const short = `def measure(self, console, options):
    if self.width is None:
        return Measurement(4, options.width)
    width = self.width
    return Measurement(width, width)`;
    const whole = [{ start: 1, end: 5 }];
    const a = sourceFile('a.py', short, whole);
    const b = sourceFile('b.py', short.replace('console', 'printer'), whole);
    const edited = sourceFile('c.py', short.replace('width)', 'width, 1, 2)'), whole);
    expect(textsOf(await findPairs([a, b, edited]))).toEqual(['2 a.py:1-5 b.py:1-5']);
  });

  test('narrower than the function it lies in', async () => {
    const inner = body('send').split('\n').slice(1, 9).join('\n');
    const a = sourceFile(
      'a.js',
      `function one(request, options) {\n${'  first(1) || second(2) || third(3);\n'.repeat(9)}${inner}\n}`,
      [{ start: 1, end: 19 }],
    );
    const b = sourceFile('b.js', `${inner}\n`);
    expect(textsOf(await findPairs([a, b]))).toEqual(['1 a.js:11-18 b.js:1-8']);
  });

  test('in each pair of many places', async () => {
    const files = ['a', 'b', 'c', 'd'].map((name) => sourceFile(`${name}.js`, body('send')));
    expect(await findPairs(files)).toHaveLength(6);
  });

  test('in every place of more than are compared with each other', async () => {
    const files = Array.from({ length: 150 }, (_, index) =>
      sourceFile(`${String(index)}.js`, body('send')),
    );
    const pairs = await findPairs(files);
    const places = new Set(pairs.flatMap(({ a, b }) => [a.file.path, b.file.path]));
    expect(places.size).toBe(150);
  });
});

describe('a span', () => {
  const chunks = [{ start: 1, end: 10, symbol: 'send' }];

  test('that nearly is a function becomes the function', async () => {
    const a = sourceFile('a.js', body('send'), chunks);
    const b = sourceFile('b.js', body('send').replace('request, options', 'call'), chunks);
    expect(textsOf(await findPairs([a, b]))).toEqual(['3 a.js:1-10 b.js:1-10']);
  });

  test('leaves out what clings to it of the blocks around', async () => {
    const around = (name: string) => `const ${name} = () => {\n  ${name}(0x1)\n}\n}\n`;
    const a = sourceFile('a.js', `${around('x')}${body('send')}\nclass A {\n  m() {\n    x\n`);
    const b = sourceFile('b.js', `${around('yy')}${body('send')}\nclass B {\n  n() {\n    1\n`);
    expect(textsOf(await findPairs([a, b]))).toEqual(['1 a.js:5-14 b.js:5-14']);
  });

  test('leaves out the head of the next function', async () => {
    const fileOf = (path: string, statement: string) =>
      sourceFile(path, `${body('send')}\n\nfunction next(request, options) {\n${statement}\n}\n`, [
        { start: 1, end: 10 },
        { start: 12, end: 14 },
      ]);
    const files = [
      fileOf('a.js', '  yield [request, -1, options];'),
      fileOf('b.js', '  while (request()) options.shift() + 1;'),
    ];
    expect(textsOf(await findPairs(files))).toEqual(['1 a.js:1-10 b.js:1-10']);
  });

  test('is not told when it is shorter than asked for', async () => {
    const files = [sourceFile('a.js', body('send')), sourceFile('b.js', body('send'))];
    expect(await findPairs(files, 11)).toEqual([]);
    expect(await findPairs(files, 10)).toHaveLength(1);
  });
});

describe('prose', () => {
  const section = `The index keeps no source text. Snippets are read from the disk when they
are shown, and checked against the hash of the file, so that a line that
has moved is told as such. A file that cannot be read is listed with its
reason, and one bad file never stops the rest of the index from growing.
Nothing leaves the machine.`;

  test('is compared by its words, however it is laid out', async () => {
    const a = sourceFile('a.md', `# Store\n\n${section}\n`);
    const b = sourceFile('b.md', `Intro.\n\n${section.replaceAll(/ (\w+)\n/g, '\n$1 ')}\n`);
    const [pair] = await findPairs([a, b]);
    expect(pair).toMatchObject({ content: 'docs', cloneType: 1 });
  });

  test('is found with words changed', async () => {
    const a = sourceFile('a.md', section);
    const b = sourceFile('b.md', section.replace('bad', 'broken').replace('checked', 'compared'));
    expect(await findPairs([a, b])).toMatchObject([{ content: 'docs', cloneType: 3 }]);
  });

  test('is found where more than half of its words are the same, as code is not', async () => {
    const edited = section
      .replace('when they\nare shown', 'as a search\nis done')
      .replace('that a line that\nhas moved is told as such', 'nobody sees\nthe wrong line')
      .replace('one bad file never stops', 'a fault in it is no reason to stop with');
    const chunks = [{ start: 1, end: 5 }];
    const a = sourceFile('a.md', section, chunks);
    const b = sourceFile('b.md', edited, chunks);
    const [pair] = await findPairs([a, b]);
    expect(pair).toMatchObject({ content: 'docs', cloneType: 3 });
    expect(pair?.similarity).toBeLessThan(0.75);
  });

  test('in comments is told as comments, also where it is short', async () => {
    const comment =
      '// Snippets are read from the disk when they are shown,\n// and checked against the hash of the file.\n';
    const a = sourceFile('a.ts', `${comment}const a = 1;\n`);
    const b = sourceFile('b.rs', `fn f() {}\n\n${comment}fn g() {}\n`);
    const [pair] = await findPairs([a, b]);
    expect(pair).toMatchObject({
      content: 'comments',
      cloneType: 1,
      a: { lines: { start: 1, end: 2 } },
      b: { lines: { start: 3, end: 4 } },
    });
  });

  test('in a comment is told with the lines of its marks', async () => {
    const comment =
      '/**\n * Snippets are read from the disk when they are shown,\n * and checked against the hash of the file.\n */\n';
    const a = sourceFile('a.ts', `${comment}const a = 1;\n`);
    const b = sourceFile('b.ts', `const b = 2;\n\n${comment}let c;\n`);
    expect(textsOf(await findPairs([a, b]))).toEqual(['1 a.ts:1-4 b.ts:3-6']);
  });

  test('in a comment is the comment, also where only its beginning is one run', async () => {
    const comment = (tool: string, page: string) =>
      `/**\n * @deprecated The first format of the list is not written any more since it has no\n * version in it. Use {@link ${tool}} and see\n * ${page}.\n */\nlet x;\n`;
    const a = sourceFile('a.ts', comment('readTwo', 'docs of lists'));
    const b = sourceFile('b.ts', comment('miniReadSecond', 'docs of lists'));
    expect(textsOf(await findPairs([a, b]))).toEqual(['3 a.ts:1-5 b.ts:1-5']);
  });

  test('of a few words in common is nothing', async () => {
    const a = sourceFile(
      'a.ts',
      '// Snippets are read from the disk when they are shown to a\n// person who asked.\nx;\n',
    );
    const b = sourceFile(
      'b.ts',
      '// Snippets are read from the disk when they are shown; all\n// else lies in the index, which is rebuilt when it is damaged, and\n// never migrated from one format to the next.\ny;\n',
    );
    expect(await findPairs([a, b])).toEqual([]);
  });
});

describe('after a change', () => {
  const a = sourceFile('a.js', body('send'));
  const b = sourceFile('b.js', other);
  const c = sourceFile('c.js', body('send'));

  test('only pairs of the files asked for are told, the earlier file first', async () => {
    const { detector } = await detectorOf([a, b, c]);
    const twoOfThem = new Set([b, c]);
    expect(textsOf(await detector.pairs({ minLines: 5 }, twoOfThem))).toEqual([
      '1 a.js:1-10 c.js:1-10',
    ]);
    expect(await detector.pairs({ minLines: 5 }, new Set([b]))).toEqual([]);
  });

  test('one file and all files tell the same', async () => {
    const files = ['a', 'b', 'c', 'd'].map((name, index) =>
      sourceFile(`${name}.js`, index % 2 === 0 ? body('send') : `${body('send')}\n${body('open')}`),
    );
    const { detector } = await detectorOf(files);
    const all = textsOf(await detector.pairs({ minLines: 5 }));
    const some = textsOf(await detector.pairs({ minLines: 5 }, new Set(files)));
    expect(some).toEqual(all);
  });

  test('the new text counts', async () => {
    const { detector } = await detectorOf([a, b]);
    const changed = sourceFile('b.js', body('send'));
    await detector.update([changed]);
    expect(await detector.pairs({ minLines: 5 }, new Set([changed]))).toHaveLength(1);
  });

  test('a file that is gone is in no pair', async () => {
    const { detector } = await detectorOf([a, c]);
    await detector.update([], [c]);
    expect(await detector.pairs({ minLines: 5 })).toEqual([]);
  });

  test('a file that can no longer be read is passed over', async () => {
    const detector = new TextualDetector(new TokenCache(() => Promise.resolve(undefined)));
    await detector.update([a, c]);
    expect(await detector.pairs({ minLines: 5 })).toEqual([]);
  });

  test('a file with the same hash is not read again', async () => {
    const read: string[] = [];
    const cache = new TokenCache(({ path, hash }) => {
      read.push(path);
      return Promise.resolve(hash);
    });
    const detector = new TextualDetector(cache);
    await detector.update([a]);
    await detector.update([{ ...a }]);
    expect(read).toEqual(['a.js']);
  });
});

test('stops when it is taken back', async () => {
  const { detector } = await detectorOf([sourceFile('a.js', body('send'))]);
  const signal = AbortSignal.abort();
  await expect(detector.pairs({ minLines: 5 }, undefined, signal)).rejects.toThrow(CancelledError);
  await expect(detector.update([], [], signal)).resolves.toBeUndefined();
  await expect(detector.update([sourceFile('b.js', 'x')], [], signal)).rejects.toThrow(
    CancelledError,
  );
});

test.each(['', '\ufeff', '\n\n', 'x'.repeat(300_000), 'é'.repeat(50)])(
  'a file like %.12j is no hindrance',
  async (text) => {
    const files = [
      sourceFile('a.ts', text),
      sourceFile('b.ts', text),
      sourceFile('c.ts', body('send')),
    ];
    expect(await findPairs(files)).toEqual([]);
  },
);
