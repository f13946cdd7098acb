/**
 * Numbers by which states know people, as far as their form and check digits tell. Each function takes the number as it was written:
 * spaces, dots, dashes and slashes are skipped. True means that the number may have been given out, not that it was.
 */
import {
  digitsOf,
  hasLuhnDigit,
  hasMod1110Digit,
  hasVerhoeffDigit,
  isDate,
  isTrivial,
  luhnSum,
  remainder,
  weighted,
} from "./check_digits.ts";

const plain = (text: string) => text.replaceAll(/[\s./:_-]/g, "").toUpperCase();
const num = (text: string, from: number, to: number) => Number(text.slice(from, to));
/** Digits of the wanted length that are no obvious filler; null otherwise. */
const numeric = (text: string, length: number): string | null => {
  const body = plain(text);
  return body.length === length && /^\d+$/.test(body) && !isTrivial(body) ? body : null;
};

/** United States: individual taxpayer number, 9xx with a group of the ranges in use. */
export function isItin(text: string): boolean {
  const body = numeric(text, 9);
  if (body === null || !body.startsWith("9")) return false;
  const part = num(body, 3, 5);
  return part >= 50 && part <= 65 || part >= 70 && part <= 88 || part >= 90 && part <= 92 || part >= 94;
}
const EIN_PREFIXES = /^(?:0[1-6]|1[0-6]|2[0-7]|3[0-9]|4[0-8]|5[0-9]|6[0-8]|7[1-7]|8[0-8]|9[0-5]|9[89])/;
/** United States: employer number with a prefix that an office gives out. */
export function isEin(text: string): boolean {
  return /^\d{2}-?\d{7}$/.test(text.trim()) && EIN_PREFIXES.test(digitsOf(text)) && !isTrivial(digitsOf(text));
}
/** United States: routing number of a bank, with its check digit. */
export function isRoutingNumber(text: string): boolean {
  const body = numeric(text, 9);
  return body !== null && /^(?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(body) &&
    weighted(body, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0;
}
/** United States: number of a health-care provider; Luhn over the prefix of its card scheme. */
export function isNpi(text: string): boolean {
  const body = numeric(text, 10);
  return body !== null && /^[12]/.test(body) && hasLuhnDigit("80840" + body);
}
/** United States: Medicare beneficiary, a pattern of letters and digits without S, L, O, I, B, Z. */
export function isMbi(text: string): boolean {
  return /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d{2}$/
    .test(
      plain(text),
    );
}
/** Canada: social insurance number. */
export function isSin(text: string): boolean {
  const body = numeric(text, 9);
  return body !== null && !/^[08]/.test(body) && hasLuhnDigit(body);
}
/** Mexico: CURP with a date, a state and its check digit. */
export function isCurp(text: string): boolean {
  const body = plain(text);
  if (!/^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z0-9]\d$/.test(body)) return false;
  const order = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += order.indexOf(body.charAt(at)) * (18 - at);
  return isDate(num(body, 4, 6), num(body, 6, 8), num(body, 8, 10)) && (10 - sum % 10) % 10 === num(body, 17, 18);
}
/** Brazil: CPF of a person. */
export function isCpf(text: string): boolean {
  const body = numeric(text, 11);
  if (body === null) return false;
  const first = weighted(body, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10;
  const second = weighted(body, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10;
  return first === num(body, 9, 10) && second === num(body, 10, 11);
}
/** Brazil: CNPJ of a company. */
export function isCnpj(text: string): boolean {
  const body = numeric(text, 14);
  if (body === null) return false;
  const digit = (weights: readonly number[]) => {
    const rest = weighted(body, weights) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  return digit([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === num(body, 12, 13) &&
    digit([6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === num(body, 13, 14);
}
/** Argentina: CUIT or CUIL. */
export function isCuit(text: string): boolean {
  const body = numeric(text, 11);
  if (body === null || !/^(?:2[0347]|3[034])/.test(body)) return false;
  return (11 - weighted(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 === num(body, 10, 11);
}
/** Chile: RUT with its check character. */
export function isRut(text: string): boolean {
  const body = plain(text);
  const found = /^(\d{7,8})([0-9K])$/.exec(body);
  if (found === null || isTrivial(found[1] ?? "")) return false;
  let sum = 0;
  const digits = found[1] ?? "";
  for (let at = 0; at < digits.length; at++) sum += Number(digits.charAt(digits.length - 1 - at)) * (2 + at % 6);
  return "0K987654321".charAt(sum % 11 === 0 ? 0 : sum % 11) === found[2];
}

/** United Kingdom: NHS number. */
export function isNhsNumber(text: string): boolean {
  const body = numeric(text, 10);
  if (body === null) return false;
  const check = 11 - weighted(body, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return check !== 10 && check % 11 === num(body, 9, 10);
}
/** United Kingdom: national insurance number, by the letters in use. */
export function isNino(text: string): boolean {
  const body = plain(text);
  return /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(body) && !/^(?:BG|GB|KN|NK|NT|TN|ZZ)/.test(body) &&
    !isTrivial(body.slice(2, 8));
}
/** Ireland: PPS number. */
export function isPps(text: string): boolean {
  const body = plain(text);
  if (!/^\d{7}[A-W][A-IW]?$/.test(body) || isTrivial(body.slice(0, 7))) return false;
  const second = body.charAt(8);
  const extra = second === "" || second === "W" ? 0 : (second.charCodeAt(0) - 64) * 9;
  return "WABCDEFGHIJKLMNOPQRSTUV".charAt((weighted(body, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23) === body.charAt(7);
}
/** Spain: DNI of a citizen or NIE of a resident, with the letter that follows from the number. */
export function isSpanishId(text: string): boolean {
  const body = plain(text);
  if (!/^(?:\d{8}|[XYZ]\d{7})[A-Z]$/.test(body) || isTrivial(body.slice(1, 8))) return false;
  const value = Number(body.slice(0, -1).replace("X", "0").replace("Y", "1").replace("Z", "2"));
  return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(value % 23) === body.at(-1);
}
/** Portugal: NIF. */
export function isPortugueseNif(text: string): boolean {
  const body = numeric(text, 9);
  if (body === null || !/^(?:[1235689]|45)/.test(body)) return false;
  const rest = weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === num(body, 8, 9);
}
/** France: social security number (NIR) with its key; Corsica counts as 19 and 18. */
export function isNir(text: string): boolean {
  const body = plain(text);
  if (!/^[1-478]\d{4}(?:\d{2}|2[AB])\d{8}$/.test(body)) return false;
  const month = num(body, 3, 5);
  if (month < 1 || month > 12 && month < 20) return false;
  const number = body.slice(0, 13).replace("2A", "19").replace("2B", "18");
  return 97 - remainder(number, 97) === num(body, 13, 15);
}
/** Germany: tax number of a person (11 digits). */
export function isGermanTaxId(text: string): boolean {
  const body = numeric(text, 11);
  // One digit of the first ten occurs two or three times.
  return body !== null && !body.startsWith("0") && new Set(body.slice(0, 10)).size <= 9 && hasMod1110Digit(body);
}
/** Austria: social insurance number. */
export function isAustrianSvnr(text: string): boolean {
  const body = numeric(text, 10);
  if (body === null || body.startsWith("0")) return false;
  return weighted(body, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === num(body, 3, 4) && num(body, 4, 6) <= 31 &&
    num(body, 6, 8) <= 15;
}
/** Switzerland: AHV number, an EAN that begins with the country. */
export function isAhv(text: string): boolean {
  const body = numeric(text, 13);
  return body !== null && body.startsWith("756") &&
    (10 - weighted(body, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10) % 10 === num(body, 12, 13);
}
/** Netherlands: BSN, by the eleven test. */
export function isBsn(text: string): boolean {
  const body = numeric(text, 9);
  return body !== null && (weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) - num(body, 8, 9)) % 11 === 0;
}
/** Belgium: national register number of either century. */
export function isBelgianNumber(text: string): boolean {
  const body = numeric(text, 11);
  if (body === null || num(body, 2, 4) > 12 && num(body, 2, 4) < 21) return false;
  const key = num(body, 9, 11);
  return 97 - Number(body.slice(0, 9)) % 97 === key || 97 - Number("2" + body.slice(0, 9)) % 97 === key;
}
/** Italy: codice fiscale with its check letter. */
export function isCodiceFiscale(text: string): boolean {
  const body = plain(text);
  if (!/^[A-Z]{6}[0-9L-NP-V]{2}[ABCDEHLMPRST][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z]$/.test(body)) return false;
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  let sum = 0;
  for (let at = 0; at < 15; at++) {
    const value = Number.parseInt(body.charAt(at), 36);
    const index = value < 10 ? value : value - 10;
    sum += at % 2 === 0 ? odd[index] ?? 0 : index;
  }
  return String.fromCharCode(65 + sum % 26) === body.charAt(15);
}
/** Poland: PESEL with a date. */
export function isPesel(text: string): boolean {
  const body = numeric(text, 11);
  if (body === null || !isDate(num(body, 0, 2), num(body, 2, 4) % 20, num(body, 4, 6))) return false;
  return (10 - weighted(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10) % 10 === num(body, 10, 11);
}
/** Sweden: personnummer, also of those without a number of their own (day plus 60). */
export function isPersonnummer(text: string): boolean {
  const body = plain(text).replace("+", "");
  const short = body.length === 12 ? body.slice(2) : body;
  if (!/^\d{10}$/.test(short) || !/^(?:1[89]|20)?\d{10}$/.test(body)) return false;
  const day = num(short, 4, 6);
  return isDate(num(short, 0, 2), num(short, 2, 4), day > 60 ? day - 60 : day) && luhnSum(short, true) % 10 === 0;
}
/** Finland: henkilötunnus. */
export function isHetu(text: string): boolean {
  const found = /^(\d{2})(\d{2})(\d{2})[-+ABCDEFYXWVU](\d{3})([0-9A-FHJ-NPR-Y])$/.exec(text.trim().toUpperCase());
  if (found === null || !isDate(Number(found[3]), Number(found[2]), Number(found[1]))) return false;
  const value = Number(`${found[1]}${found[2]}${found[3]}${found[4]}`);
  return "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(value % 31) === found[5];
}
/** Norway: fødselsnummer, with both check digits. */
export function isFodselsnummer(text: string): boolean {
  const body = numeric(text, 11);
  if (body === null) return false;
  const day = num(body, 0, 2);
  const first = 11 - weighted(body, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11;
  const second = 11 - weighted(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return isDate(num(body, 4, 6), num(body, 2, 4) % 40, day > 40 ? day - 40 : day) &&
    first % 11 === num(body, 9, 10) && second % 11 === num(body, 10, 11);
}
/** Denmark: CPR, by its date; check digits were given up in 2007. */
export function isCpr(text: string): boolean {
  const body = numeric(text, 10);
  return body !== null && isDate(num(body, 4, 6), num(body, 2, 4), num(body, 0, 2));
}
/** Romania: CNP. */
export function isCnp(text: string): boolean {
  const body = numeric(text, 13);
  if (body === null || body.startsWith("0") || !isDate(num(body, 1, 3), num(body, 3, 5), num(body, 5, 7))) return false;
  const rest = weighted(body, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return (rest === 10 ? 1 : rest) === num(body, 12, 13);
}
/** Bulgaria: EGN. */
export function isEgn(text: string): boolean {
  const body = numeric(text, 10);
  if (body === null || !isDate(num(body, 0, 2), num(body, 2, 4) % 20, num(body, 4, 6))) return false;
  return weighted(body, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 === num(body, 9, 10);
}
/** Greece: AFM. */
export function isAfm(text: string): boolean {
  const body = numeric(text, 9);
  return body !== null && weighted(body, [256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 === num(body, 8, 9);
}
/** Czechia and Slovakia: rodné číslo of ten digits. */
export function isBirthNumber(text: string): boolean {
  const body = numeric(text, 10);
  if (body === null) return false;
  const month = num(body, 2, 4) % 50;
  return isDate(num(body, 0, 2), month > 20 ? month - 20 : month, num(body, 4, 6)) && Number(body) % 11 === 0;
}
/** Croatia: OIB. */
export function isOib(text: string): boolean {
  const body = numeric(text, 11);
  return body !== null && hasMod1110Digit(body);
}
/** Russia: SNILS. */
export function isSnils(text: string): boolean {
  const body = numeric(text, 11);
  if (body === null) return false;
  return weighted(body, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100 === num(body, 9, 11);
}
/** Turkey: national number. */
export function isTurkishId(text: string): boolean {
  const body = numeric(text, 11);
  if (body === null || body.startsWith("0")) return false;
  const digits = [...body].map(Number);
  const at = (index: number) => digits[index] ?? 0;
  const odd = at(0) + at(2) + at(4) + at(6) + at(8);
  const even = at(1) + at(3) + at(5) + at(7);
  return (odd * 7 - even + 100) % 10 === at(9) &&
    digits.slice(0, 10).reduce((sum, digit) => sum + digit, 0) % 10 === at(10);
}
/** Israel: identity number. */
export function isIsraeliId(text: string): boolean {
  const body = numeric(text, 9);
  return body !== null && luhnSum(body, false) % 10 === 0;
}

/** China: resident identity number with a date and its check character. */
export function isChineseId(text: string): boolean {
  const body = plain(text);
  if (!/^[1-9]\d{16}[0-9X]$/.test(body) || !isDate(num(body, 6, 10), num(body, 10, 12), num(body, 12, 14))) {
    return false;
  }
  const sum = weighted(body, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
  return "10X98765432".charAt(sum % 11) === body.charAt(17);
}
/** Taiwan: identity number. */
export function isTaiwaneseId(text: string): boolean {
  const body = plain(text);
  if (!/^[A-Z][1289]\d{8}$/.test(body) || isTrivial(body.slice(1))) return false;
  const value = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(body.charAt(0)) + 10;
  return (Math.floor(value / 10) + value % 10 * 9 + weighted(body.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1])) % 10 === 0;
}
/** Hong Kong: identity card. */
export function isHongKongId(text: string): boolean {
  const found = /^([A-Z]{1,2})(\d{6})\(?([0-9A])\)?$/.exec(plain(text));
  if (found === null || isTrivial(found[2] ?? "")) return false;
  const letters = (found[1] ?? "").padStart(2, " ");
  const value = (letter: string) => letter === " " ? 36 : letter.charCodeAt(0) - 55;
  const sum = value(letters.charAt(0)) * 9 + value(letters.charAt(1)) * 8 +
    weighted(found[2] ?? "", [7, 6, 5, 4, 3, 2]);
  return (sum + (found[3] === "A" ? 10 : Number(found[3]))) % 11 === 0;
}
/** South Korea: resident or foreigner number; since 2020 without a check digit, so the date and the century digit decide. */
export function isRrn(text: string): boolean {
  const body = numeric(text, 13);
  return body !== null && /^\d{6}[1-8]/.test(body) && isDate(num(body, 0, 2), num(body, 2, 4), num(body, 4, 6));
}
/** Japan: My Number. */
export function isMyNumber(text: string): boolean {
  const body = numeric(text, 12);
  if (body === null) return false;
  const rest = weighted(body, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest <= 1 ? 0 : 11 - rest) === num(body, 11, 12);
}
/** India: Aadhaar. */
export function isAadhaar(text: string): boolean {
  const body = numeric(text, 12);
  return body !== null && /^[2-9]/.test(body) && body !== [...body].reverse().join("") && hasVerhoeffDigit(body);
}
/** India: permanent account number, by the letter of the holder's kind. */
export function isPan(text: string): boolean {
  return /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/.test(text.trim().toUpperCase()) && !/0000|1234(?=[A-Z]$)/.test(text);
}
/** Singapore: NRIC or FIN with its check letter. */
export function isNric(text: string): boolean {
  const body = plain(text);
  if (!/^[STFGM]\d{7}[A-Z]$/.test(body)) return false;
  const kind = body.charAt(0);
  let sum = weighted(body.slice(1), [2, 7, 6, 5, 4, 3, 2]);
  if (kind === "T" || kind === "G") sum += 4;
  if (kind === "M") sum += 3;
  const letters = kind === "S" || kind === "T" ? "JZIHGFEDCBA" : kind === "M" ? "XWUTRQPNJLK" : "XWUTRQPNMLK";
  const index = kind === "M" ? 10 - sum % 11 : sum % 11;
  return letters.charAt(index) === body.charAt(8);
}
/** Thailand: identity number. */
export function isThaiId(text: string): boolean {
  const body = numeric(text, 13);
  return body !== null && /^[1-8]/.test(body) &&
    (11 - weighted(body, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 10 === num(body, 12, 13);
}
/** Australia: tax file number. */
export function isTfn(text: string): boolean {
  const body = numeric(text, 9);
  return body !== null && weighted(body, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0;
}
/** Australia: Medicare card. */
export function isMedicare(text: string): boolean {
  const body = plain(text);
  return /^[2-6]\d{9,10}$/.test(body) && weighted(body, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === num(body, 8, 9);
}
/** South Africa: identity number with a date. */
export function isSouthAfricanId(text: string): boolean {
  const body = numeric(text, 13);
  return body !== null && /^\d{10}[012]/.test(body) && isDate(num(body, 0, 2), num(body, 2, 4), num(body, 4, 6)) &&
    hasLuhnDigit(body);
}

/** Machine-readable line of a passport or card: every one of its check digits must hold. `text` is the second line of a passport (44 characters). */
export function isPassportLine(text: string): boolean {
  if (!/^[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{14}[0-9<]\d$/.test(text)) return false;
  const value = (character: string) => character === "<" ? 0 : Number.parseInt(character, 36);
  const check = (body: string) => {
    let sum = 0;
    for (let at = 0; at < body.length; at++) sum += value(body.charAt(at)) * ([7, 3, 1][at % 3] ?? 0);
    return String(sum % 10);
  };
  return check(text.slice(0, 9)) === text.charAt(9) && check(text.slice(13, 19)) === text.charAt(19) &&
    check(text.slice(21, 27)) === text.charAt(27) &&
    check(text.slice(0, 10) + text.slice(13, 20) + text.slice(21, 43)) === text.charAt(43);
}
/** Phone hardware: IMEI. */
export function isImei(text: string): boolean {
  const body = numeric(text, 15);
  return body !== null && hasLuhnDigit(body);
}
/** Vehicle: VIN with the check digit of North America and China. */
export function isVin(text: string): boolean {
  const body = text.toUpperCase();
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(body) || !/\d{4}$/.test(body)) return false;
  const letters = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
  let sum = 0;
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  for (let at = 0; at < 17; at++) sum += letters.indexOf(body.charAt(at)) % 10 * (weights[at] ?? 0);
  return "0123456789X".charAt(sum % 11) === body.charAt(8);
}
