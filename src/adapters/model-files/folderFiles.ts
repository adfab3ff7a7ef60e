// The files of a model's folder: finding the graph, reading JSON, and saying what is missing.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError, messageOf } from '../../base/errors.ts';

/** A folder, and what a person can do when something in it is wrong. */
export interface CheckedFolder {
  readonly folder: string;
  readonly advice: string;
}

/** @throws EngineError `model-missing` */
export function checkFolder({ folder, advice }: CheckedFolder): void {
  if (existsSync(folder)) return;
  throw new EngineError('model-missing', `The model's folder ${folder} does not exist. ${advice}`);
}

/** @returns the graph first, then the files that hold its weights; relative to the folder */
export function findOnnxFiles(checked: CheckedFolder): readonly string[] {
  const { folder } = checked;
  const found = ['', 'onnx'].flatMap((part) =>
    namesIn(join(folder, part)).map((name) => (part === '' ? name : `${part}/${name}`)),
  );
  const graphs = found.filter((path) => path.endsWith('.onnx'));
  const graph =
    graphs.find((path) => path === 'model.onnx') ??
    graphs.find((path) => path === 'onnx/model.onnx') ??
    graphs.find((path) => /quant|q?u?int8/.test(path)) ??
    graphs[0];
  if (graph === undefined) throw missing(checked, 'model.onnx (or onnx/model.onnx)');
  const weights = [`${graph}_data`, `${graph}.data`].filter((path) => found.includes(path));
  return [graph, ...weights];
}

/** Of these files together. */
export function sizeOf(folder: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

export function readOptionalJson(checked: CheckedFolder, file: string): unknown {
  return existsSync(join(checked.folder, file)) ? readJson(checked, file) : undefined;
}

export function readJson(checked: CheckedFolder, file: string): unknown {
  const { folder, advice } = checked;
  const text = readBytes(checked, file).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new EngineError(
      'model-corrupt',
      `${file} in the model's folder ${folder} is not valid JSON: ${messageOf(error)}. ${advice}`,
      error,
    );
  }
}

export function readBytes(checked: CheckedFolder, file: string): Buffer {
  try {
    return readFileSync(join(checked.folder, file));
  } catch (error) {
    throw missing(checked, file, error);
  }
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder).sort() : [];
}

function missing({ folder, advice }: CheckedFolder, file: string, cause?: unknown): EngineError {
  const reason = cause === undefined ? 'is missing' : `cannot be read (${messageOf(cause)})`;
  return new EngineError(
    'model-missing',
    `${file} of the model in ${folder} ${reason}. ${advice}`,
    cause,
  );
}
