// Headings of the formats beside Markdown, a row a case: text, `line:level:title`.

import { describe, expect, it } from 'vitest';
import { findAsciidocHeadings } from '../../../../../src/core/chunking/headings/asciidoc.ts';
import { findLatexHeadings } from '../../../../../src/core/chunking/headings/latex.ts';
import { findOrgHeadings } from '../../../../../src/core/chunking/headings/org.ts';
import { findPlainHeadings } from '../../../../../src/core/chunking/headings/plainText.ts';
import { findRestructuredHeadings } from '../../../../../src/core/chunking/headings/restructured.ts';
import { headingsIn } from '../../../../support/headingListing.ts';

describe('findRestructuredHeadings', () => {
  it.each([
    ['A\n===\n\ntext\n\nB\n---\n\nC\n===', ['0:1:A', '5:2:B', '8:1:C'], 'by first use'],
    ['=====\nTitle\n=====\n\nA\n=====', ['0:1:Title', '4:2:A'], 'over and under is its own level'],
    ['Long title\n---', [], 'under the whole title only'],
    ['text\nA\n---', [], 'at the beginning of a paragraph'],
    ['==== ====\na    b\n==== ====', [], 'not in tables'],
    ['::\n\n  A\n  ===', [], 'not in literal blocks'],
    ['= Title\n\ntext', [], 'not as in AsciiDoc'],
  ])('of %j are %j: %s', (text, expected) => {
    expect(headingsIn(text, findRestructuredHeadings)).toEqual(expected);
  });
});

describe('findAsciidocHeadings', () => {
  it.each([
    ['= Title\n\n== Section\n\ntext', ['0:1:Title', '2:2:Section']],
    ['== `code` and *bold*', ['0:2:code and bold']],
    ['## As in Markdown', ['0:2:As in Markdown']],
    ['Name(1)\n=======\n\nUse\n---', ['0:1:Name(1)', '3:2:Use']],
    ['----\n== no\n----\n\n== A', ['4:2:A']],
    ['....\n== no\n....\n\n== A', ['4:2:A']],
    ['////\n== no\n////\n\n== A', ['4:2:A']],
    ['```\n== no\n```\n\n== A', ['4:2:A']],
    ['.A listing\n----\ncode\n----', []],
    ['[source,c]\n----\ncode\n----', []],
    ['====\nan example\n====', []],
    ['==no space', []],
  ])('of %j are %j', (text, expected) => {
    expect(headingsIn(text, findAsciidocHeadings)).toEqual(expected);
  });
});

describe('findOrgHeadings', () => {
  it.each([
    ['* A\ntext\n** B', ['0:2:A', '2:3:B']],
    ['#+TITLE: All\n* A', ['0:1:All', '1:2:A']],
    ['* TODO [#B] Call the *mason*   :house:stone:', ['0:2:Call the mason']],
    ['* [[https://x.org][Link]] there', ['0:2:Link there']],
    ['*bold* text\n - * item\n ,* escaped', []],
    ['*\n** ', []],
  ])('of %j are %j', (text, expected) => {
    expect(headingsIn(text, findOrgHeadings)).toEqual(expected);
  });
});

describe('findLatexHeadings', () => {
  it.each([
    ['\\title{T}\n\\section{A}\n\\subsection*{B}', ['0:1:T', '1:4:A', '2:5:B']],
    ['\\section[Short]{The \\emph{long} one}\\label{x}', ['0:4:The long one']],
    ['\\section{R\\&D, 5\\%~more \\cite{a}}', ['0:4:R&D, 5% more']],
    ['% \\section{no}\n\\begin{lstlisting}\n\\section{no}\n\\end{lstlisting}', []],
    ['\\section{not closed', ['0:4:not closed']],
    ['\\sectionmark{no}\n\\section', []],
  ])('of %j are %j', (text, expected) => {
    expect(headingsIn(text, findLatexHeadings)).toEqual(expected);
  });
});

describe('findPlainHeadings', () => {
  const ruler = '='.repeat(78);
  it.each([
    ['A title\n=======\n\nless\n----', ['0:1:A title', '3:2:less']],
    ['A title\n===', []],
    ['text\nA title\n=======', []],
    [`${ruler}\nOPTIONS    *tool-options*\n\ntext`, ['0:1:OPTIONS']],
    ['text\n\nsetup({opts})     *tool.setup()*\n  text', ['2:4:setup({opts})']],
    ['\n          *tool.limit*\n  limit: number', ['1:4:tool.limit']],
    ['a *bold* word and *another*', []],
    ['TERMS OF USE\n\ntext', ['0:3:TERMS OF USE']],
    ['text\nTERMS OF USE\ntext', []],
    ['MAX_SIZE = 3\n\nA SENTENCE.\n\nID\n', []],
    ['one\ntwo\nthree', []],
  ])('of %j are %j', (text, expected) => {
    expect(headingsIn(text, findPlainHeadings)).toEqual(expected);
  });
});
