import { describe, expect, it } from 'vitest';
import { findMarkdownHeadings } from '../../../../../src/core/chunking/headings/markdown.ts';
import { createLineTable } from '../../../../../src/core/chunking/lines.ts';
import { countWords } from '../../../../support/chunkListing.ts';
import { headingsIn } from '../../../../support/headingListing.ts';

describe('findMarkdownHeadings', () => {
  it.each([
    ['# A\ntext\n## B', ['0:1:A', '2:2:B']],
    ['#A', []],
    ['####### seven', []],
    ['#', []],
    ['   ### Up to three spaces', ['0:3:Up to three spaces']],
    ['    # code', []],
    ['## Closed ##', ['0:2:Closed']],
    ['# C#', ['0:1:C#']],
    ['Title\n=====\n\nSmaller\n---', ['0:1:Title', '3:2:Smaller']],
    ['a paragraph\nthat goes on\n---', []],
    ['- item\n---', []],
    ['| a | b |\n|---|---|', []],
    ['text\n\n---\n\nmore', []],
    ['---\ntitle: x\n---\n# A', ['3:1:A']],
    ['---\ntitle: "The page"\n---\n## A', ['0:1:The page', '3:2:A']],
    ["+++\ntitle = 'T'\ndraft = true\n+++\n\n## A", ['0:1:T', '5:2:A']],
    ['---\ntitle: never closed\n\n# A', ['3:1:A']],
    ['```js``` is code in a line\n# A', ['1:1:A']],
    ['```\n# no\n`````\n# A', ['3:1:A']],
    ['<!--\n# no\n-->\n# A', ['3:1:A']],
    ['<!-- one line -->\n# A', ['1:1:A']],
    ['<pre>\n# no\n</pre>\n# A', ['3:1:A']],
    ['{/*\n# no\n*/}\n# A', ['3:1:A']],
    ['<Code>{`\n# no\n`}</Code>\n# A', ['3:1:A']],
    ['<Tabs>\n\n## In a tab\n\n</Tabs>', ['2:2:In a tab']],
    ['<h1 align="center">Name</h1>', ['0:1:Name']],
    ['<h2>\n  <img src="x.svg"/>\n  Two lines\n</h2>\ntext', ['0:2:Two lines']],
    ['<h1>\n\n\n\n\n\n\nfar</h1>', []],
    ['<header>no heading</header>', []],
    ['export const a = 1;\n\n# A', ['2:1:A']],
    ['```sh\n# comment\n```\n# A', ['3:1:A']],
    ['~~~\n```\n# no\n~~~\n# A', ['4:1:A']],
    ['````\n```\n# no\n````\n# A', ['4:1:A']],
    ['```\n# in a fence that never ends', []],
    ['# A\r\ntext\r\n## B\r\n', ['0:1:A', '2:2:B']],
  ])('of %j are %j', (text, expected) => {
    expect(headingsIn(text, findMarkdownHeadings)).toEqual(expected);
  });

  it.each([
    ['# The `run` *command*', 'The run command'],
    ['# [Guide](guide.md) and [more][1]', 'Guide and more'],
    ['# Name [![build](b.svg)](ci) ![v][2]', 'Name'],
    ['# ![Redux](logo.svg)', 'Redux'],
    ['# Install <a name="x"></a>', 'Install'],
    ['# Options {#options}', 'Options'],
    ['# Options [¶](#options)', 'Options'],
  ])('give the title of %j as %j', (text, expected) => {
    expect(findMarkdownHeadings(createLineTable(text, countWords))[0]?.title).toBe(expected);
  });
});
