import { describe, expect, it } from 'vitest';
import {
  findMarkdownHeadings,
  findUnderlinedHeadings,
  type Heading,
} from '../../../../src/core/chunking/headings.ts';
import { createLineTable } from '../../../../src/core/chunking/lines.ts';
import { countWords } from '../../../support/chunkListing.ts';

/** `line:level:title`, the line from 0. */
function listed(headings: readonly Heading[]): string[] {
  return headings.map(({ line, level, title }) => `${String(line)}:${String(level)}:${title}`);
}

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
    ['```sh\n# comment\n```\n# A', ['3:1:A']],
    ['~~~\n```\n# no\n~~~\n# A', ['4:1:A']],
    ['````\n```\n# no\n````\n# A', ['4:1:A']],
    ['```\n# in a fence that never ends', []],
    ['# A\r\ntext\r\n## B\r\n', ['0:1:A', '2:2:B']],
  ])('of %j are %j', (text, expected) => {
    expect(listed(findMarkdownHeadings(createLineTable(text, countWords)))).toEqual(expected);
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

describe('findUnderlinedHeadings', () => {
  it.each([
    ['A\n===\n\ntext\n\nB\n---\n\nC\n===', ['0:1:A', '5:2:B', '8:1:C'], 'by first use'],
    ['=====\nTitle\n=====\n\nA\n=====', ['0:1:Title', '4:2:A'], 'over and under is its own level'],
    ['Long title\n---', [], 'under the whole title only'],
    ['text\nA\n---', [], 'at the beginning of a paragraph'],
    ['==== ====\na    b\n==== ====', [], 'not in tables'],
    ['= Title\n\n== Section\n\ntext', ['0:1:Title', '2:2:Section'], 'in AsciiDoc'],
  ])('of %j are %j: %s', (text, expected) => {
    expect(listed(findUnderlinedHeadings(createLineTable(text, countWords)))).toEqual(expected);
  });
});
