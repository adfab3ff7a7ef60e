// Colours where the terminal has them.

import { styleText } from 'node:util';

export function style(
  format: 'cyan' | 'bold' | 'dim' | 'yellow',
  text: string,
  colours: boolean,
): string {
  return colours && text !== '' ? styleText(format, text, { validateStream: false }) : text;
}
