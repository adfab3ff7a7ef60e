// How people begin and end questions, in the languages that are common among programmers.

/** Code never begins like this. */
const openings =
  /^(how|why|what|who|whose|what's|how's|where's|who's|wie|warum|wieso|weshalb|wer|wann|welche[rsnm]?|wozu|pourquoi|où|quels?|quelles?|qui|cómo|dónde|por qué|qué|cuál(es)?|cuándo|quién|onde|por que|quando|qual|quais|как|где|почему|что|когда|зачем|какой|какая|какие|кто|откуда|куда|dove|perché|hoe|waarom|waar)\s+\S/iu;

/** Words that begin questions, and statements of some languages: `where x = 1`, `do {`. */
const unsureOpenings =
  /^(where|when|which|is|are|was|were|do|does|did|can|could|should|would|will|has|have|may|wo)\s+(?!not\b)\p{L}[\p{L}'’-]*\s+\S/iu;

/** Chinese, Japanese and Korean ask with words anywhere in the sentence. */
const unspacedWords =
  /怎么|怎麼|怎样|怎樣|如何|什么|什麼|甚麼|为何|為何|哪|是否|能否|可否|[吗嗎呢]\s*[?？]?\s*$|谁|誰|多少|何时|何時|何处|何處|有没有|有沒有|どこ|なぜ|どうやって|どのよう|どうすれば|どう|何が|何を|いつ|どの|どれ|ですか|ますか|어디|어떻게|왜|무엇|무슨|언제|누가|어느|어떤|[까나]요?\s*[?？]\s*$/u;

/** @returns whether the text begins as only a question does */
export function opensAsQuestion(text: string): boolean {
  return openings.test(text);
}

/** @returns whether the text asks, its beginning or its end taken together */
export function asks(text: string): boolean {
  if (unsureOpenings.test(text) || unspacedWords.test(text)) return true;
  return /[\p{L}\p{N})"'`]\s*[?？؟]+\s*$/u.test(text) && /\s|[^\p{ASCII}]/u.test(text.trim());
}
