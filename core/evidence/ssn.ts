/** Numbers that were printed in advertisements or are reserved for examples; nobody has them. */
const PUBLISHED = new Set(["078051120", "219099999", "123456789", "111223333"]);

/**
 * True for a United States social security number that may have been issued: area, group and serial in their
 * valid ranges, and not one of the published sample numbers. `text` is nine digits, with dashes or spaces or without.
 */
export function isSsn(text: string): boolean {
  const parts = /^(\d{3})([- ]?)(\d{2})\2(\d{4})$/.exec(text);
  if (parts === null) return false;
  const [, area = "", , group = "", serial = ""] = parts;
  if (area === "000" || area === "666" || area >= "900" || group === "00" || serial === "0000") return false;
  const digits = area + group + serial;
  return !PUBLISHED.has(digits) && !/^(\d)\1{8}$/.test(digits);
}
