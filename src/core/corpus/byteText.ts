// Git compares names byte by byte, so `?` stands for one byte and not for one letter. A byte
// text is a string with one character (0…255) for each byte of the UTF-8 form.

/**
 * @param text  a name or pattern; an unpaired surrogate becomes U+FFFD, as on the disk
 * @returns     a string of the same bytes in UTF-8, one character each
 */
export function toByteText(text: string): string {
  if (isAscii(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(/%([0-9A-F]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

/** Lower case for A–Z only: what git does under `core.ignoreCase`. */
export function foldAscii(byteText: string): string {
  return byteText.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}
