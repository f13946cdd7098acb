/** Which rules a gate word opens. */

/** For each gate word the numbers of the rules that it opens, one list behind the other, and where each begins. */
export function openedBy(
  compiled: readonly { readonly keywords: readonly number[] }[],
  wordCount: number,
): { readonly rules: Int32Array; readonly from: Int32Array } {
  const from = new Int32Array(wordCount + 1);
  for (const { keywords } of compiled) for (const word of keywords) from[word + 1] = (from[word + 1] ?? 0) + 1;
  for (let word = 0; word < wordCount; word++) from[word + 1] = (from[word + 1] ?? 0) + (from[word] ?? 0);
  const filled = from.slice();
  const rules = new Int32Array(from[wordCount] ?? 0);
  for (const [index, { keywords }] of compiled.entries()) {
    for (const word of keywords) {
      const place = filled[word] ?? 0;
      rules[place] = index;
      filled[word] = place + 1;
    }
  }
  return { rules, from };
}
