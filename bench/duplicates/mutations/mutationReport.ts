// Recall by mutation and strength, for people.

import { markdownTable } from '../../lib/table.ts';
import { type MutationName, mutationNames, strengths } from './mutate.ts';
import type { MutationFigures } from './measureMutations.ts';

const meanings: Readonly<Record<MutationName, string>> = {
  rename: 'a quarter, most, all of the names, each everywhere alike',
  reorder: '1, 2, 4 pairs of neighbouring statements that do not depend on each other',
  insert: 'foreign statements: 6, 15, 30 % of the lines',
  delete: 'statements: 6, 15, 30 % of the lines',
  reformat: 'indents and blank lines; spaces, too; line breaks, too',
  comments: 'some in other words; all in Chinese; more of them, in Chinese',
};

export function mutationReport(figures: readonly MutationFigures[], functionCount: number): string {
  const rows = mutationNames.map((mutation) => {
    const own = figures.filter((figure) => figure.mutation === mutation);
    const recalls = strengths.map((strength) => {
      const { found = 0, mutants = 0 } = own.find((figure) => figure.strength === strength) ?? {};
      return mutants === 0 ? '–' : found / mutants;
    });
    const mutantCounts = own.map(({ mutants }) => mutants).join(', ');
    return [mutation, ...recalls, mutantCounts, meanings[mutation]];
  });
  return [
    '# Mutated functions',
    `Written by \`npm run bench:mutations\`: ${functionCount} real functions, each in one file, its mutant in another, under a foreign function each. Recall: mutants that stand in one cluster with their original, of those that the mutation had something to do to.`,
    markdownTable(['mutation', 'a little', 'more', 'much', 'mutants', 'what is done'], rows),
    'Told as type 1, 2, 3, 4, at each strength:',
    markdownTable(
      ['mutation', 'a little', 'more', 'much'],
      mutationNames.map((mutation) => [
        mutation,
        ...figures
          .filter((figure) => figure.mutation === mutation)
          .map(({ toldAs }) => toldAs.join(' / ')),
      ]),
    ),
    '',
  ].join('\n\n');
}
