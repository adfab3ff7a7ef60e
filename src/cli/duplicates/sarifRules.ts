// The kinds of duplicates as the rules of a SARIF file, with what GitHub shows beside an alert.

import {
  type CloneType,
  cloneTypeNames,
  cloneTypes,
} from '../../core/duplicates/duplicateCluster.ts';

export type SarifLevel = 'note' | 'warning';

interface RuleText {
  readonly name: string;
  readonly about: string;
}

const ruleTexts: Readonly<Record<CloneType, RuleText>> = {
  1: {
    name: 'ExactCopy',
    about: 'The same in several places, but for space and comments.',
  },
  2: {
    name: 'RenamedCopy',
    about: 'The same in several places, with other names and literals.',
  },
  3: {
    name: 'EditedCopy',
    about: 'A copy in which lines were added, left out or changed.',
  },
  4: {
    name: 'SameMeaning',
    about: 'Several places say the same in other words.',
  },
};

const advice =
  'Keep one of the places and let the others use it, where they change together. ' +
  'Where they only look alike, accept the cluster: write it to a baseline with ' +
  '--write-baseline, or put a comment with kindred-ignore-next above one of the places.';

/** Roy & Cordy 2007, A Survey on Software Clone Detection Research: what the types are. */
const helpUri = 'https://research.cs.queensu.ca/TechReports/Reports/2007-541.pdf';

export function ruleId(cloneType: CloneType): string {
  return `kindred/duplicate-type-${String(cloneType)}`;
}

/** Only what is alike by its text is worth a warning: meaning is a guess. */
export function levelOf(cloneType: CloneType): SarifLevel {
  return cloneType === 4 ? 'note' : 'warning';
}

/** In the order of `cloneTypes`. */
export const sarifRules = cloneTypes.map((cloneType) => {
  const { name, about } = ruleTexts[cloneType];
  return {
    id: ruleId(cloneType),
    name,
    shortDescription: { text: `Duplicate: ${cloneTypeNames[cloneType]}` },
    fullDescription: { text: about },
    help: { text: `${about} ${advice}`, markdown: `${about}\n\n${advice}` },
    helpUri,
    defaultConfiguration: { level: levelOf(cloneType) },
    properties: { tags: ['duplicate', 'maintainability'] },
  };
});
