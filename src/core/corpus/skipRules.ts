// Puts the rules together: which files are skipped, and with which reason.

import { formatCount } from '../../base/formatCount.ts';
import type { SkippedFile, SkipReason } from '../model.ts';
import { hasBinaryName } from './binaryRules.ts';
import { generatedMarkerReason, generatedNameReason } from './generatedRules.ts';
import { minifiedReason } from './minifiedRules.ts';
import { secretReason } from './secretRules.ts';

/**
 * The first step, from the path alone, before the disk is asked. A secret is said to be one
 * whatever else it is.
 *
 * @returns  undefined when the file may be opened, if it is not too large
 */
export function skipByName(path: string): SkippedFile | undefined {
  const binaryName = hasBinaryName(path) ? 'its name is that of a binary file' : undefined;
  return (
    skipFor(path, 'secret', secretReason(path)) ??
    skipFor(path, 'binary', binaryName) ??
    skipFor(path, 'generated', generatedNameReason(path))
  );
}

/** The second step: what the text itself says. */
export function skipText(path: string, text: string): SkippedFile | undefined {
  return (
    skipFor(path, 'generated', generatedMarkerReason(text)) ??
    skipFor(path, 'minified', minifiedReason(text))
  );
}

/** For a file of more bytes than the limit. */
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
  return formatCount(Math.ceil(sizeBytes / 1024));
}
