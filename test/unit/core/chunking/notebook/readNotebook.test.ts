import { describe, expect, it } from 'vitest';
import {
  type NotebookReading,
  readNotebook,
} from '../../../../../src/core/chunking/notebook/readNotebook.ts';

/** `type line:text line:text`, lines from 0; or the reason. */
function shown(reading: NotebookReading): string[] {
  if (reading.type === 'failed') return [reading.reason];
  return reading.cells.map(({ type, lines }) =>
    [type, ...lines.map(({ text, fileLine }) => `${String(fileLine)}:${text}`)].join(' '),
  );
}

const code = (source: string): string => `{"cells": [{"cell_type": "code", "source": ${source}}]}`;

describe('readNotebook', () => {
  it.each([
    ['lines of a list', code('[\n"a\\n",\n"b"\n]'), ['code 1:a 2:b']],
    ['one string with several lines', code('"a\\nb\\n"'), ['code 0:a 0:b']],
    ['strings that go on in the next', code('[\n"a",\n"b\\n",\n"c"]'), ['code 1:ab 3:c']],
    ['blank lines', code('[\n"a\\n",\n"\\n",\n"b"]'), ['code 1:a 2: 3:b']],
    ['escapes', code('["\\"\\u00e9\\\\n\\t\\""]'), ['code 0:"é\\n\t"']],
    [
      'no outputs',
      '{"cells": [{"outputs": [{"text": ["no"]}], "source": ["a"]}]}',
      ['markdown 0:a'],
    ],
    ['no attachments', '{"cells": [{"source": [], "metadata": {"source": "no"}}]}', []],
    [
      'cells in their order whatever the order of keys',
      '{"metadata": {"x": ["cells"]},\n"cells": [{"source": ["a"],\n"cell_type": "markdown"},\n{"source": ["b"], "cell_type": "code"}]}',
      ['markdown 1:a', 'code 3:b'],
    ],
    ['files without cells', '{"worksheets": []}', ['it holds no cells']],
    ['files that are no map', '[1, "a"]', ['it holds no cells']],
    ['a byte order mark', `\uFEFF${code('["a"]')}`, ['code 0:a']],
  ])('reads %s', (_, text, expected) => {
    expect(shown(readNotebook(text))).toEqual(expected);
  });

  it.each([['{"cells": ['], [''], ['[['.repeat(200_000)]])('says why it cannot read %j', (text) => {
    expect(readNotebook(text)).toMatchObject({
      type: 'failed',
      reason: expect.stringMatching(/^it is not JSON: /) as unknown,
    });
  });

  it.each([
    ['"kernelspec": {"language": "julia"}', 'julia'],
    ['"language_info": {"name": "R", "version": "4"}', 'R'],
    ['"authors": [{"name": "python"}]', ''],
  ])('finds the language in %s', (metadata, language) => {
    const text = `{"metadata": {${metadata}}, "cells": [{"source": ["a"]}]}`;
    expect(readNotebook(text)).toMatchObject({ type: 'notebook', language });
  });
});
