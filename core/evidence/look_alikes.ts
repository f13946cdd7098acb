/** Which characters pass for a Latin letter. Not for rules: they compare skeletons, and read the skeleton view. */

/** Characters that pass for an ASCII letter in an identifier: Cyrillic, Greek, Latin look-alikes, digits and symbols. */
export const LOOKS: Readonly<Record<string, string>> = {
  // Cyrillic
  а: "a",
  ѵ: "v",
  в: "b",
  с: "c",
  ԁ: "d",
  е: "e",
  ѐ: "e",
  һ: "h",
  і: "i",
  ї: "i",
  ј: "j",
  к: "k",
  ӏ: "l",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  ԛ: "q",
  г: "r",
  ѕ: "s",
  т: "t",
  у: "y",
  ԝ: "w",
  х: "x",
  ʙ: "b",
  // Greek
  α: "a",
  β: "b",
  ε: "e",
  η: "n",
  ι: "i",
  κ: "k",
  ν: "v",
  ο: "o",
  ρ: "p",
  τ: "t",
  υ: "u",
  χ: "x",
  γ: "y",
  ω: "w",
  ϲ: "c",
  ϳ: "j",
  μ: "u",
  // Armenian, Latin and small capitals
  օ: "o",
  ս: "u",
  ո: "n",
  հ: "h",
  ց: "g",
  զ: "q",
  ı: "i",
  ɩ: "i",
  ɡ: "g",
  ɑ: "a",
  ʟ: "l",
  ɪ: "i",
  ᴀ: "a",
  ᴄ: "c",
  ᴅ: "d",
  ᴇ: "e",
  ꜰ: "f",
  ɢ: "g",
  ʜ: "h",
  ᴊ: "j",
  ᴋ: "k",
  ᴍ: "m",
  ɴ: "n",
  ᴏ: "o",
  ᴘ: "p",
  ʀ: "r",
  ꜱ: "s",
  ᴛ: "t",
  ᴜ: "u",
  ᴠ: "v",
  ᴡ: "w",
  ʏ: "y",
  ᴢ: "z",
  ł: "l",
  ø: "o",
  đ: "d",
  ħ: "h",
  // Digits and symbols that stand for letters
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  "$": "s",
  "!": "i",
  "|": "l",
};

/** Look-alikes that are too far off for names, and that people send all the same: Cherokee, more Cyrillic and Greek, letters upside down. */
const FAR_LOOKS: ReadonlyMap<string, string> = new Map([
  ...pairs(
    "ꭰ:d ꭱ:r ꭲ:t ꭵ:i ꭺ:a ꭻ:j ꭼ:e ꮁ:g ꮃ:w ꮇ:m ꮋ:h ꮍ:y ꮐ:g ꮓ:z ꮖ:i ꮞ:4 ꮟ:b ꮢ:r ꮤ:w ꮥ:s ꮩ:v ꮪ:s ꮮ:l ꮯ:c ꮲ:p ꮶ:k ꮷ:d ꭹ:y ꮀ:g ꮎ:o ꮜ:u ꮗ:o",
  ),
  ...pairs("ᎠD ᎡR ᎢT ᎥI ᎪA ᎫJ ᎬE ᎳW ᎷM ᎻH ᎽY ᏀG ᏃZ ᏎB ᏏB ᏒR ᏔW ᏚS ᏙV ᏞL ᏟC ᏢP ᏦK ᏧD"),
  ...pairs(
    "п:n и:n ш:w щ:w ь:b ч:y з:3 ж:x л:n ё:e ӓ:a ӧ:o қ:k ҝ:k ҡ:k ң:h ҥ:h һ:h ҩ:q ү:y ұ:y ҳ:x ӽ:x ӻ:f ԍ:g ԅ:z ҭ:t ѡ:w ј:j ѓ:r ґ:r ғ:f ԏ:t ҽ:e ԑ:e ћ:h ђ:h ӊ:h ӎ:m",
  ),
  ...pairs(
    "σ:o ς:s δ:d π:n λ:l ξ:e ζ:z θ:o φ:o ϕ:o ψ:w ϝ:f ϙ:q ϸ:p ϱ:p ϰ:k ά:a έ:e ή:n ί:i ϊ:i ΐ:i ό:o ύ:u ϋ:u ΰ:u ώ:w",
  ),
  ...pairs("ա:w բ:f գ:q ե:t է:t ի:h ծ:o կ:u ղ:n ճ:d մ:u ռ:n ս:u վ:u տ:s ր:r ւ:l փ:p ք:p ֆ:f ո:n օ:o ց:g զ:q հ:h յ:j"),
  ...pairs(
    "ɐ:a ɔ:c ǝ:e ə:e ɟ:f ƃ:g ɓ:b ɖ:d ɗ:d ɘ:e ɛ:e ɠ:g ɦ:h ɥ:h ᴉ:i ɨ:i ı:i ɾ:r ʝ:j ʞ:k ɫ:l ɬ:l ɭ:l ʅ:l ꞁ:l ɯ:m ɱ:m ɲ:n ɳ:n ŋ:n ɵ:o ɒ:a ƥ:p ʠ:q ɹ:r ɻ:r ɽ:r ʂ:s ʃ:s ʇ:t ʈ:t ƫ:t ʉ:u ʊ:u ʋ:v ʌ:v ʍ:w ʎ:y ʑ:z ʐ:z ƶ:z ƙ:k ƴ:y ƈ:c ƒ:f ŧ:t ŀ:l ƚ:l ɇ:e ɏ:y ɉ:j ɍ:r ȼ:c ⱥ:a ꝁ:k ꝋ:o ꝑ:p ꞇ:t ꬲ:e ꬵ:f ꮪ:s ɕ:c ʄ:f ʛ:g ꮷ:d æ:a œ:o ð:d þ:p ß:b ſ:s",
  ),
  ...pairs(
    "ᴃ:b ꞯ:q ᴎ:n ᴙ:r ᴚ:r ʁ:r ʙ:b ᴐ:c ᴑ:o ᴝ:u ᴟ:m ᶜ:c ᵃ:a ⅼ:l ⅰ:i ⅴ:v ⅹ:x ⅽ:c ⅾ:d ⅿ:m ∂:d ∑:e ∏:n ∩:n ∪:u ∨:v ⊂:c ∈:e ℓ:l ℮:e ₐ:a",
  ),
]);

/** "x:y" each, or two characters each. */
function pairs(list: string): readonly (readonly [string, string])[] {
  return list.split(" ").map((pair) => {
    const [from = "", second = "", third] = [...pair];
    return [from, (third ?? second).toLowerCase()];
  });
}

/** Where each alphabet of letters in boxes and flags begins. */
const BOXES = [0x1f110, 0x1f130, 0x1f150, 0x1f170, 0x1f1e6] as const;

/**
 * The ASCII letter in lower case that a character beyond ASCII passes for: look-alikes of other scripts, small capitals, letters
 * in boxes, upside down, with accents. Null for all others. The character is in lower case.
 */
export function latinOf(character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return null;
  const known = LOOKS[character] ?? FAR_LOOKS.get(character);
  if (known !== undefined) return known;
  const box = BOXES.find((first) => code >= first && code < first + 26);
  if (box !== undefined) return String.fromCharCode(0x61 + code - box);
  const plain = character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return /^[a-z]$/.test(plain) ? plain : LOOKS[plain] ?? null;
}
