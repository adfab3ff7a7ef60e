// TABLE of the embedded models. To add one: its folder in `models/`, a row here, golden vectors.

export interface EmbeddedModel {
  /** What a person writes in `kindred.model`. */
  readonly name: string;
  /** Below the folder of models that ships with Kindred. */
  readonly folder: string;
  /** For a person. */
  readonly title: string;
}

export const models: readonly EmbeddedModel[] = [
  {
    name: 'kindred-sbert',
    folder: 'kindred-sbert',
    title: 'Sentence-BERT for code and documentation: 3 layers × 256, 11 MB',
  },
  {
    name: 'kindred-static',
    folder: 'kindred-static',
    title: 'A table of words without layers, averaged: 9 MB, ten times as fast, finds less',
  },
];

export function findModel(name: string): EmbeddedModel | undefined {
  return models.find((model) => model.name === name);
}
