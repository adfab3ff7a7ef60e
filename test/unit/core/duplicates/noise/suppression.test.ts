import { describe, expect, test } from 'vitest';
import { siftPairs, sourceFile, type WrittenChunk } from '../../../../support/duplicateFiles.ts';

const statements = `  const target = resolve(request.url, options.base);
  const headers = { ...options.headers, accept: 'text' };
  if (!target.allowed) throw new Denied(target, headers);
  const answer = connect(target, { headers, method: request.method });
  while (answer.pending > 0) answer.poll(options.wait);
  log(answer.status, target.url, headers.accept);`;
const send = `function send(request, options) {\n${statements}\n  return answer.decode('text');\n}`;
const ignored = [['ignored by a comment', 1]];

/** @returns the rules that took something, with how much, against a copy of the function */
async function rulesFor(path: string, text: string, chunks: readonly WrittenChunk[] = []) {
  const { kept, leftOut } = await siftPairs([
    sourceFile(path, text, chunks),
    sourceFile('copy.js', send, [{ start: 1, end: 9 }]),
  ]);
  return { kept: kept.length, rules: leftOut.map(({ rule, count }) => [rule, count]) };
}

describe('a remark on the next declaration puts it aside', () => {
  test.each([
    ['above it', `// kindred-ignore-next\n${send}`, [{ start: 2, end: 10 }]],
    ['as part of it', `// kindred-ignore-next\n${send}`, [{ start: 1, end: 10 }]],
    [
      'with a reason',
      `// kindred-ignore-next: kept apart on purpose\n${send}`,
      [{ start: 2, end: 10 }],
    ],
    ['above its comment', `// kindred-ignore-next\n// Sends.\n${send}`, [{ start: 2, end: 11 }]],
    [
      'among its comments',
      `/**\n * Sends.\n * kindred-ignore-next\n */\n${send}`,
      [{ start: 1, end: 13 }],
    ],
    ['in a comment with two ends', `/* kindred-ignore-next */\n${send}`, [{ start: 2, end: 10 }]],
    ['where nothing is known of declarations', `// kindred-ignore-next\n${send}`, []],
  ])('%s', async (_, text, chunks) => {
    expect(await rulesFor('a.js', text, chunks)).toEqual({ kept: 0, rules: ignored });
  });
});

describe('a remark reaches no further', () => {
  test.each([
    [
      'than the declaration behind it',
      `// kindred-ignore-next\nfunction a() {\n  b();\n}\n${send}`,
      [
        { start: 2, end: 4 },
        { start: 5, end: 13 },
      ],
    ],
    ['than the block behind it', `// kindred-ignore-next\na();\n\n${send}`, []],
    ['back', `${send}\n// kindred-ignore-next\n`, [{ start: 1, end: 9 }]],
  ])('%s', async (_, text, chunks) => {
    expect(await rulesFor('a.js', text, chunks)).toEqual({ kept: 1, rules: [] });
  });

  test('than the block of lines in a function', async () => {
    const inside = `function other(a, b) {\n  first(a);\n\n  // kindred-ignore-next\n${statements}\n\n  last(b);\n}`;
    expect(await rulesFor('a.js', inside, [{ start: 1, end: 13 }])).toEqual({
      kept: 0,
      rules: ignored,
    });
    const elsewhere = inside
      .replace('  // kindred-ignore-next\n', '')
      .replace('first', '// kindred-ignore-next\n  first');
    expect((await rulesFor('a.js', elsewhere, [{ start: 1, end: 13 }])).kept).toBe(1);
  });
});

describe('a remark on the file puts all of it aside', () => {
  test.each([
    ['at its beginning', `// kindred-ignore-file\n\n${send}`],
    ['at its end', `${send}\n/* kindred-ignore-file */`],
  ])('%s', async (_, text) => {
    expect(await rulesFor('a.js', text)).toEqual({ kept: 0, rules: ignored });
  });
});

test.each([
  ['a string', `const remark = '// kindred-ignore-file';\n${send}`],
  ['a sentence', `// What kindred-ignore-file does: nothing here.\n${send}`],
  ['another word', `// kindred-ignore-files\n${send}`],
])('%s that tells of a remark is none', async (_, text) => {
  expect((await rulesFor('a.js', text)).kept).toBe(1);
});

test.each([
  ['a.py', '# kindred-ignore-file'],
  ['a.hs', '-- kindred-ignore-file'],
  ['a.sql', '-- kindred-ignore-file'],
  ['a.html', '<!-- kindred-ignore-file -->'],
  ['a.lisp', ';; kindred-ignore-file'],
  ['a.erl', '% kindred-ignore-file'],
  ['a.ml', '(* kindred-ignore-file *)'],
  ['a.css', '/* kindred-ignore-file */'],
])('the remark is read in the comments of %s', async (path, remark) => {
  const text = `${send.replaceAll("'", '"')}\n`;
  const { kept, leftOut } = await siftPairs([
    sourceFile(path, `${remark}\n${text}`),
    sourceFile(`copy/${path}`, text),
  ]);
  expect(kept).toEqual([]);
  expect(leftOut.map(({ rule }) => rule)).toEqual(['ignored by a comment']);
});

test('a section of a document is put aside', async () => {
  const section = `## Store\n\nThe index keeps no source text of its own. Snippets are read from\nthe disk when they are shown, and checked against the hash of the file,\nso that a line that has moved is told as such.\n`;
  const { kept, leftOut } = await siftPairs([
    sourceFile('a.md', `<!-- kindred-ignore-next -->\n${section}\n## Next\n`, [
      { start: 2, end: 6, kind: 'section' },
    ]),
    sourceFile('b.md', section, [{ start: 1, end: 5, kind: 'section' }]),
  ]);
  expect(kept).toEqual([]);
  expect(leftOut).toMatchObject([{ rule: 'ignored by a comment', count: 1 }]);
});
