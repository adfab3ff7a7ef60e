// Clones of types 1 to 3 by their tokens. It holds fingerprints, never text: what a candidate says
// is read again through `readText`, so `SourceFile.text` is not looked at. Not allowed to know
// about vectors, clusters or what a person asked to see.
//
//   const detector = new TextualDetector(readText);      // (file: SourceFile) => Promise<string | undefined>
//   await detector.update(changed, removed, signal);     // all files at first, later the saved ones
//   const pairs = await detector.pairs({ minLines: 5 }, only, signal); // only: ReadonlySet<SourceFile>
//   const { kept, leftOut } = await leaveOut(pairs, readText, signal); // noise/leaveOut.ts
//
// For verification of other candidates:
//   lexFile(text, language).code : TokenLines             // textual/lexFile.ts
//   alignedShare(a: TokenLines, b: TokenLines): { share, similarity, renamed, cloneType }  // alignTexts.ts
//   sliceLines(tokens, lines): TokenLines                 // tokenLines.ts: the tokens of a span
export {};
