// Puts the rules together: which files are skipped, in two steps, and with which reason.

import type { SkippedFile, SkipReason } from '../model.ts';
import { hasBinaryName } from './binaryRules.ts';
import { generatedMarkerReason, generatedNameReason } from './generatedRules.ts';
import { minifiedReason } from './minifiedRules.ts';
import { secretReason } from './secretRules.ts';

/**
 * The first step: before the file is opened. A secret is said to be one whatever else it is.
 *
 * @returns  undefined when the file may be opened
 */
export function skipUnopened(
  path: string,
  sizeBytes: number,
  maxFileSizeBytes: number,
): SkippedFile | undefined {
  const secret = secretReason(path);
  if (secret !== undefined) return { path, reason: 'secret', detail: secret };
  if (hasBinaryName(path))
    return { path, reason: 'binary', detail: 'its name is that of a binary file' };
  const generated = generatedNameReason(path);
  if (generated !== undefined) return { path, reason: 'generated', detail: generated };
  return sizeBytes > maxFileSizeBytes ? tooLarge(path, sizeBytes, maxFileSizeBytes) : undefined;
}

/** The second step: what the text itself says. */
export function skipText(path: string, text: string): SkippedFile | undefined {
  return (
    skipFor(path, 'generated', generatedMarkerReason(text)) ??
    skipFor(path, 'minified', minifiedReason(text))
  );
}

export function tooLarge(path: string, sizeBytes: number, maxFileSizeBytes: number): SkippedFile {
  const detail = `has ${inKB(sizeBytes)} KB, the limit is ${inKB(maxFileSizeBytes)} KB`;
  return { path, reason: 'too-large', detail };
}

function skipFor(
  path: string,
  reason: SkipReason,
  detail: string | undefined,
): SkippedFile | undefined {
  return detail === undefined ? undefined : { path, reason, detail };
}

function inKB(sizeBytes: number): string {
  return Math.ceil(sizeBytes / 1024).toLocaleString('en-US');
}
