/** Arithmetic behind the numbers that states and banks give out. Texts hold digits only, unless said otherwise. */

/** The digits of a text; everything else is dropped. */
export function digitsOf(text: string): string {
  return text.replaceAll(/[^0-9]/g, "");
}

/** Sum of each digit times its weight; letters count as given by `valueOf`. */
export function weighted(
  text: string,
  weights: readonly number[],
  valueOf: (character: string) => number = Number,
): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += valueOf(text.charAt(at)) * (weights[at] ?? 0);
  return sum;
}

/** Sum of the digits where every second one, from the left as `doubleFirst` says, is doubled and its digits added: Luhn for any length. */
export function luhnSum(text: string, doubleFirst: boolean): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = Number(text.charAt(at)) * ((at % 2 === 0) === doubleFirst ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum;
}

/** True when the last digit is the Luhn check digit of the others. */
export function hasLuhnDigit(text: string): boolean {
  return /^\d{2,}$/.test(text) && luhnSum(text, text.length % 2 === 0) % 10 === 0;
}

/** ISO 7064 MOD 11,10: the last digit checks the others (German tax number, Croatian OIB). */
export function hasMod1110Digit(text: string): boolean {
  let product = 10;
  for (const character of text.slice(0, -1)) {
    const sum = (Number(character) + product) % 10 || 10;
    product = sum * 2 % 11;
  }
  return (11 - product) % 10 === Number(text.at(-1));
}

const D = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
] as const;
const P = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
] as const;

/** Verhoeff's scheme: every single error and every swap of neighbours is seen (Aadhaar). */
export function hasVerhoeffDigit(text: string): boolean {
  let check = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = Number(text.charAt(text.length - 1 - at));
    check = D[check]?.[P[at % 8]?.[digit] ?? 0] ?? 0;
  }
  return check === 0;
}

/** Remainder of a number of any length. */
export function remainder(text: string, by: number): number {
  let rest = 0;
  for (const character of text) rest = (rest * 10 + Number(character)) % by;
  return rest;
}

/** True for a day of the calendar in a year from 1850 to 2100; two-digit years count as 1900 to 1999, or 2000 where 29 February needs it. */
export function isDate(year: number, month: number, day: number): boolean {
  const full = year < 100 ? 1900 + year : year;
  if (full < 1850 || full > 2100 || month < 1 || month > 12 || day < 1) return false;
  const isLeap = (value: number) => value % 4 === 0 && (value % 100 !== 0 || value % 400 === 0);
  const days = [
    31,
    isLeap(full) || (year < 100 && isLeap(2000 + year)) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  return day <= (days[month - 1] ?? 0);
}

/** True for one digit again and again, or a run up or down: nobody was given such a number. */
export function isTrivial(text: string): boolean {
  return /^(\d)\1*$/.test(text) || "01234567890123456789".includes(text) || "98765432109876543210".includes(text);
}
