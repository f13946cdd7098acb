/** What a double makes of a number's text. */

const DIGITS_EXACT = 15;
const DIGITS_ROUND_TRIP = 17;

/**
 * What reading a valid JSON number as a double does to it. `overflow`: too large to be finite. `inexact`: other digits
 * than were sent would come out of a reader that writes it again.
 */
export function judgeNumber(text: string, value: number): "exact" | "inexact" | "overflow" {
  if (!Number.isFinite(value)) return "overflow";
  if (text.length <= DIGITS_EXACT && !/[eE]/.test(text)) return "exact";
  const { digits, isInteger } = significant(text);
  if (digits.length > DIGITS_ROUND_TRIP) return isInteger && holdsInteger(text, value) ? "exact" : "inexact";
  if (value === 0 && digits !== "") return "inexact";
  // A writer that prints 17 digits means the double; one digit more or fewer in an integer is another number.
  return isInteger && !holdsInteger(text, value) ? "inexact" : "exact";
}

function significant(text: string): { readonly digits: string; readonly isInteger: boolean } {
  const exponent = text.search(/[eE]/);
  const all = (exponent < 0 ? text : text.slice(0, exponent)).replace("-", "").replace(".", "").replace(/^0+/, "");
  // By hand: a pattern for trailing zeros starts anew at every zero of a long number.
  let end = all.length;
  while (end > 0 && all.charCodeAt(end - 1) === 0x30) end--;
  return { digits: all.slice(0, end), isInteger: !/[.eE]/.test(text) };
}

/** The only caller passes plain integers. A bound keeps the conversion, which is not linear, cheap. */
function holdsInteger(text: string, value: number): boolean {
  return text.length <= 400 && BigInt(text) === BigInt(value);
}
