// What error messages and stack traces look like, in the words of compilers, runtimes and
// shells. Lines that only a machine writes are told apart from words that people use, too.

/** One of these is enough: nobody writes them by hand. */
const machineLines: readonly RegExp[] = [
  // Frames of a stack: JavaScript, Java, C#, Python, Ruby, Go.
  /^\s*at\s+\S.*(:\d+\)?|\.java:\d+\)|\(Native Method\))\s*$/m,
  /^\s*at\s+[\w.<>`]+\(.*\)(\s+in\s+\S+:line \d+)?\s*$/m,
  /^\s*File "[^"\n]+", line \d+/m,
  /^\s*(from )?\S+\.rb:\d+:in /m,
  /\bTraceback \(most recent call last\)/,
  /^goroutine \d+ \[/m,
  /^\s*Caused by:/m,
  /\bUncaught \(in promise\)/,
  // `TypeError: …`, `java.lang.IllegalStateException: …`, `std::bad_alloc`.
  // Not `except KeyError:`, which is code.
  /(^|[\s.(<:])(?<!except |rescue )[A-Z]\w*(Error|Exception|Fault|Panic|Interrupt|Warning)\b\s*:[ \t]+\S/,
  /\([A-Z]\w*(Error|Exception)\)\s*$/m,
  /^\s*[a-z][\w$.]{1,200}(Error|Exception)\s*:/m,
  /(^|\s)(Error|Exception|Warning|Uncaught [A-Z]\w+)( \[\w+\])?:\s/,
  /^\s*(error|fatal|panic|fatal error|warning)\s*(\[\w+\])?:\s/im,
  /\bthread '[^'\n]*' panicked at\b/,
  // Compilers: gcc, clang, rustc, javac, tsc, csc, linkers.
  /:\d+(:\d+)?:\s*(fatal )?(error|warning|note)\b/,
  /\(\d+,\d+\):\s*(error|warning)\b/,
  /\b(error|warning) (TS|CS|C|LNK|BC|FS|E|MSB)\d{3,5}\b/,
  /\berror\[E\d{4}\]/,
  /^\s*(collect2|ld|make|npm ERR!|npm error|pip|docker|git|bash|sh|zsh|curl)\s*(\[\d+\])?:\s/m,
  /^npm (ERR!|error)\s/m,
  // Systems and databases.
  /\[Errno -?\d+\]|\berrno[ =:]\s*-?\d+/i,
  /\bE(NOENT|ACCES|PERM|EXIST|ISDIR|NOTDIR|MFILE|ADDRINUSE|CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|AGAIN|INVAL)\b\s*[:,]/,
  /\bORA-\d{5}\b|\bSQLSTATE\s*\[/,
  /\b(Segmentation fault|core dumped|SIGSEGV|SIGABRT|stack overflow at)\b/,
  /\bexit(ed)? (with )?(code|status) \d+/i,
  // Lines of a log.
  /(^|[\s\]|])\[?(ERROR|FATAL|CRITICAL|SEVERE)\]?(\s*[:|\]-]|\s+\[|\s+\S+\s+-\s)/m,
  // A part of a program names itself: `[Vue warn]: …`, `[4711] ! …`.
  /^\s*\[[\w .:/-]{1,40}\](:| !| -) /m,
  /^\s*(错误|异常|エラー|오류)\s*[:：]/m,
];

/** What messages say; a question may say it as well, so questions are looked for first. */
const messageWords: readonly RegExp[] = [
  /^\s*(failed|unable) to \w/i,
  /^\s*(could not|couldn't|cannot|can't|can not|did not|does not|must not|must be) \w/i,
  /^\s*(invalid|illegal|missing|unknown|unsupported|unrecogni[sz]ed|unexpected|duplicate|undefined|unresolved|undeclared)\b.*[:'"`]/i,
  /\b(expected|wanted)\b.+\b(got|found|received|but was)\b/i,
  /\b(is not|isn't) (a function|defined|iterable|callable|assignable|recogni[sz]ed|supported|a valid|a constructor|subscriptable|null|found)\b/i,
  /\bcannot (find|read|set|resolve|use|borrow|assign|import|open|access|convert|infer|be)\b/i,
  /\b(no such (file|module|table|column|method|key)|no module named|has no attribute|has no member)\b/i,
  /\b(permission denied|access denied|command not found|file not found|connection (refused|reset|timed out)|address already in use|out of (memory|range|bounds)|index out of)\b/i,
  /\b(undefined reference to|unexpected (token|end of|indent)|syntax error|use of (moved|undeclared)|(null|nil) pointer|object is not|already exists|was not declared|does not exist|doesn't exist|not implemented for)\b/i,
];

/** A sentence; shorter texts with such words are as often questions in a hurry. */
const minMessageWords = 6;
const failureWords =
  /\b(errors?|warn(ing)?|fail(ed|ure|s)?|invalid|illegal|malformed|corrupt(ed|ion)?|cannot|can't|could not|unable|denied|missing|unexpected|unfinished|unclosed|unterminated|terminating|exceeded|timed out|aborted|already|(is|are|was|were|does|do|did) not|not allowed)\b/i;
/** Programs quote what they were given, and say what happened behind a colon. */
const messageMarks = /\w: |(^|[\s(])(["'`])[^"'`\n]+\2/;

/** Whether the text names a failure in a sentence, with the marks that programs set. */
export function readsAsMessage(text: string): boolean {
  return (
    text.split(/\s+/).length >= minMessageWords &&
    failureWords.test(text) &&
    messageMarks.test(text)
  );
}

/** Whether a line of the text is written by a machine: a frame, a code, a prefix. */
export function hasMachineLine(text: string): boolean {
  return machineLines.some((sign) => sign.test(text));
}

/** Whether the text words a failure as programs do. */
export function hasMessageWords(text: string): boolean {
  return messageWords.some((sign) => sign.test(text));
}
