// What happens to a function that is copied: each is a function of its text, of how strongly it
// is done, and of a source of chance.

import { changeComments } from './comments.ts';
import { deleteStatements, insertStatements, reorderStatements } from './statements.ts';
import { reformat } from './reformat.ts';
import { renameWords } from './rename.ts';

/** 1 = a little, 3 = much. */
export const strengths = [1, 2, 3] as const;
export type Strength = (typeof strengths)[number];

export interface MutationContext {
  /** A language id of `core/chunking/languages.ts`. */
  readonly language: string;
  readonly strength: Strength;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  /** Another function of the language, whose lines are put in. */
  readonly donor: string;
}

/** @returns undefined where the text has nothing to do it to */
export type Mutation = (text: string, context: MutationContext) => string | undefined;

export const mutations = {
  rename: renameWords,
  reorder: reorderStatements,
  insert: insertStatements,
  delete: deleteStatements,
  reformat,
  comments: changeComments,
} as const satisfies Readonly<Record<string, Mutation>>;

export type MutationName = keyof typeof mutations;
export const mutationNames: readonly MutationName[] = [
  'rename',
  'reorder',
  'insert',
  'delete',
  'reformat',
  'comments',
];

/** @returns undefined also where nothing has changed: that would be a copy, not a mutant */
export function mutate(
  name: MutationName,
  text: string,
  context: MutationContext,
): string | undefined {
  const mutant = mutations[name](text, context);
  return mutant === text ? undefined : mutant;
}
