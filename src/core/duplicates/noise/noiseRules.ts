// TABLE of what looks like a duplicate and is none worth telling. One row a rule, the first that
// holds is counted. New rules come with an example that they leave out and one that they keep.

import { lineCount, overlaps } from '../../lineRange.ts';
import { generatedMarkerReason, generatedNameReason } from '../../corpus/generatedRules.ts';
import type { DuplicatePair } from '../pair.ts';
import type { LexedFile } from '../textual/lexFile.ts';
import { areStepsOfOne, declaredUnder, isRowOfShortMembers } from './familyRules.ts';
import {
  isAssertionList,
  isDirectiveList,
  isExportList,
  isImportList,
  isLicence,
  isLinkList,
  isTableMarkup,
  isTableOfText,
} from './lineRules.ts';
import { holds, type SpanFacts, type SpanTest } from './spanFacts.ts';
import { isSuppressed } from './suppression.ts';
import {
  isAccessors,
  isData,
  isHead,
  isListOfOneShape,
  isTooShort,
  repeatsWithin,
} from './tokenRules.ts';

export interface PairFacts {
  readonly pair: DuplicatePair;
  readonly a: SpanFacts;
  readonly b: SpanFacts;
}

export interface NoiseRule {
  /** As `LeftOut.rule`. */
  readonly rule: string;
  /** For a person. */
  readonly reason: string;
  readonly test: PairTest;
}

type PairTest = (facts: PairFacts) => boolean;

/** One side is enough where a rule speaks of a place; where it speaks of what both say, both. */
export const noiseRules: readonly NoiseRule[] = [
  {
    rule: 'ignored by a comment',
    reason: 'A comment in the file puts them aside.',
    test: either(isSuppressed),
  },
  {
    rule: 'overlapping',
    reason: 'They share lines: one place is not its own duplicate.',
    test: (facts) => areOfOneFile(facts) && overlaps(facts.pair.a.lines, facts.pair.b.lines),
  },
  {
    rule: 'generated',
    reason: 'A program wrote one of them; its source is what would change.',
    test: either(isGenerated),
  },
  {
    rule: 'licence header',
    reason: 'Licences repeat by law.',
    test: both(isLicence),
  },
  {
    rule: 'imports',
    reason: 'Import lists repeat by nature.',
    test: both(isImportList),
  },
  {
    rule: 'exports',
    reason: 'Lists of exports name what stands elsewhere.',
    test: both(isExportList),
  },
  {
    rule: 'data',
    reason: 'Rows of a table have one shape, and that is what makes it a table.',
    test: both(isData),
  },
  {
    rule: 'list',
    reason: 'Cases, constants and members of a list have one shape.',
    test: unlessLongCopy(both(isListOfOneShape)),
  },
  {
    rule: 'assertions',
    reason: 'A list of assertions is a table of what is expected.',
    test: unlessLongCopy(both(isAssertionList)),
  },
  {
    rule: 'directives',
    reason: 'Macros and their conditions are written in rows of one shape.',
    test: unlessLongCopy(both(isDirectiveList)),
  },
  {
    rule: 'rows',
    reason: 'Rows of a table resemble each other, and so do the cases of a test in plain text.',
    test: unlessLongCopy(both(isRows)),
  },
  {
    rule: 'steps of a test',
    reason: 'A test takes a step more than once.',
    test: unlessLongCopy(areStepsOfTest),
  },
  {
    rule: 'short members',
    reason: 'Short members of one file that resemble each other were written as a family.',
    test: bothInOneFile(isRowOfShortMembers),
  },
  {
    rule: 'overloads',
    reason: 'Overloads are described alike.',
    test: areOverloads,
  },
  {
    rule: 'declaration head',
    reason: 'Whoever implements the same interface writes the same head.',
    test: both(isHead),
  },
  {
    rule: 'accessors',
    reason: 'Accessors and delegates say no more than they must.',
    test: both(isAccessors),
  },
  {
    rule: 'repeating pattern',
    reason: 'A pattern of one file has met itself; its single parts are told.',
    test: bothInOneFile(repeatsWithin),
  },
  {
    rule: 'links',
    reason: 'Tables of contents and badges name what stands elsewhere.',
    test: both(isLinkList),
  },
  {
    rule: 'too short',
    reason: 'So few tokens are the same by chance.',
    test: ({ pair, a, b }) => isTooShort(a, pair.cloneType) || isTooShort(b, pair.cloneType),
  },
];

function either(test: SpanTest): PairTest {
  return ({ a, b }) => holds(test, a) || holds(test, b);
}

function both(test: SpanTest): PairTest {
  return ({ a, b }) => holds(test, a) && holds(test, b);
}

function bothInOneFile(test: SpanTest): PairTest {
  const holdsOfBoth = both(test);
  return (facts) => areOfOneFile(facts) && holdsOfBoth(facts);
}

function unlessLongCopy(test: PairTest): PairTest {
  return (facts) => test(facts) && !isLongCopy(facts.pair);
}

function areOfOneFile({ pair: { a, b } }: PairFacts): boolean {
  return a.file.rootIndex === b.file.rootIndex && a.file.path === b.file.path;
}

function isRows(facts: SpanFacts): boolean {
  return isTableMarkup(facts) || isTableOfText(facts);
}

function areStepsOfTest(facts: PairFacts): boolean {
  const { pair, a, b } = facts;
  return (
    pair.content === 'code' && a.span.file.isTest && areOfOneFile(facts) && areStepsOfOne(a, b)
  );
}

function areOverloads(facts: PairFacts): boolean {
  if (facts.pair.content !== 'comments' || !areOfOneFile(facts)) return false;
  const name = declaredUnder(facts.a);
  return name !== undefined && name === declaredUnder(facts.b);
}

function isGenerated({ span, lexed }: SpanFacts): boolean {
  const known =
    generatedFiles.get(lexed) ??
    (generatedNameReason(span.file.path) !== undefined ||
      generatedMarkerReason(lexed.text) !== undefined);
  generatedFiles.set(lexed, known);
  return known;
}

/** Many pairs have a side in one file. */
const generatedFiles = new WeakMap<LexedFile, boolean>();

/** A list that was copied nearly as it is, and is long, is a copy all the same. */
function isLongCopy({ similarity, a }: DuplicatePair): boolean {
  return similarity >= nearlyTheSame && lineCount(a.lines) >= longCopyLines;
}

const nearlyTheSame = 0.97;
const longCopyLines = 10;
