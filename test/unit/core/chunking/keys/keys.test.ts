// Keys of configuration files, a row a case: text, `line:depth:key`, the line from 0.

import { describe, expect, it } from 'vitest';
import { findJsonKeys } from '../../../../../src/core/chunking/keys/jsonKeys.ts';
import type { KeyFinder } from '../../../../../src/core/chunking/keys/key.ts';
import { findIniKeys, findTomlKeys } from '../../../../../src/core/chunking/keys/sectionKeys.ts';
import { findYamlKeys } from '../../../../../src/core/chunking/keys/yamlKeys.ts';
import { createLineTable } from '../../../../../src/core/chunking/lines.ts';
import { countWords } from '../../../../support/chunkListing.ts';

function keysIn(text: string, find: KeyFinder): string[] {
  return find(createLineTable(text, countWords)).map(
    ({ line, indentation, name }) => `${String(line)}:${String(indentation)}:${name}`,
  );
}

describe('findJsonKeys', () => {
  it.each([
    ['{"a": 1,\n "b": {"c": 2},\n "d": 3}', ['0:0:a', '1:0:b', '1:1:c', '2:0:d']],
    ['{\n// "no": 1\n"a": 1, /* "no":\n2 */ "b": 2}', ['2:0:a', '3:0:b']],
    ["{a: 1, 'b-c': 2, $d: 3}", ['0:0:a', '0:0:b-c', '0:0:$d']],
    ['{"a:b": "c:d", "e\\"f": 1}', ['0:0:a:b', '0:0:e\\"f']],
    ['[{"in a list": 1}]\n', []],
    ['{"list": [{"no": 1}], "b": 2}', ['0:0:list', '0:0:b']],
    ['{"1":{"2":{"3":{"4":{"5":0}}}}}', ['0:0:1', '0:1:2', '0:2:3', '0:3:4']],
    ['{"half": {"open": ', ['0:0:half', '0:1:open']],
    ['{"not closed: 1,\n"b": 2}', ['1:0:b']],
    ['{"url": "https://x", "n": -1.5e+3, "b": null}', ['0:0:url', '0:0:n', '0:0:b']],
    ['}}]] : :: "a"', []],
    ['{"a, b": 1}', ['0:0:a,b']],
  ])('of %j are %j', (text, expected) => {
    expect(keysIn(text, findJsonKeys)).toEqual(expected);
  });
});

describe('findYamlKeys', () => {
  it.each([
    [
      'a: 1\nb:\n  c: 2\n  d:\n    e: 3\nf: 4',
      ['0:0:a', '1:0:b', '2:1:c', '3:1:d', '4:2:e', '5:0:f'],
    ],
    ['steps:\n- name: no\n  run: no\nb: 1', ['0:0:steps', '3:0:b']],
    ['steps:\n  - name: no\n    run: no\n  c: 1', ['0:0:steps', '3:1:c']],
    ['run: |\n  not: a key\n\n  nor: this\nb: 1', ['0:0:run', '4:0:b']],
    ['run: &x >-  # why\n  not: a key\nb: 1', ['0:0:run', '2:0:b']],
    ['"quoted: key": 1\n\'b\':\n', ['0:0:quoted: key', '1:0:b']],
    ['# no: comment\n{{- if .x: }}\n---\na: 1', ['3:0:a']],
    ['url: https://x.org:80\nplain text\nc:d', ['0:0:url']],
    ['a:\r\n  b: 1\r\n', ['0:0:a', '1:1:b']],
  ])('of %j are %j', (text, expected) => {
    expect(keysIn(text, findYamlKeys)).toEqual(expected);
  });
});

describe('findTomlKeys', () => {
  it.each([
    ['a = 1\n[s]\nb = 2\n[[t.u]]\n"c" = 3', ['0:0:a', '1:0:s', '2:1:b', '3:0:t.u', '4:1:c']],
    ['d = """\n[no]\nno = 1\n"""\ne = 1', ['0:0:d', '4:0:e']],
    ["d = '''one line'''\ne = 1", ['0:0:d', '1:0:e']],
    ['list = [\n  "a",\n  ["b"],\n]\n# c = 1', ['0:0:list']],
    ['[s] # remark\n  indented = 1', ['0:0:s', '1:1:indented']],
  ])('of %j are %j', (text, expected) => {
    expect(keysIn(text, findTomlKeys)).toEqual(expected);
  });
});

describe('findIniKeys', () => {
  it.each([
    ['a=1\n[s]\nb: 2\n; c=3', ['0:0:a', '1:0:s', '2:1:b']],
    ['needs =\n    one=1\n    two==2\nc = 3', ['0:0:needs', '3:0:c']],
  ])('of %j are %j', (text, expected) => {
    expect(keysIn(text, findIniKeys)).toEqual(expected);
  });
});
