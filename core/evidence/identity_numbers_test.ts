import assert from "node:assert/strict";
import * as ids from "./identity_numbers.ts";

/** For each number: one that its state uses as an example or that follows from the rule, and one that is a digit off or impossible. */
const CASES: readonly (readonly [string, (text: string) => boolean, string, string])[] = [
  ["ITIN", ids.isItin, "911-70-1234", "911-40-1234"],
  ["EIN", ids.isEin, "12-3456780", "00-3456780"],
  ["routing number", ids.isRoutingNumber, "021000021", "021000022"],
  ["NPI", ids.isNpi, "1245319599", "1245319598"],
  ["MBI", ids.isMbi, "1EG4-TE5-MK73", "1SG4-TE5-MK73"],
  ["SIN", ids.isSin, "347-677-452", "347-677-453"],
  ["CPF", ids.isCpf, "529.982.247-25", "529.982.247-26"],
  ["CNPJ", ids.isCnpj, "11.222.333/0001-81", "11.222.333/0001-82"],
  ["CUIT", ids.isCuit, "20-12345678-6", "20-12345678-5"],
  ["RUT", ids.isRut, "12.345.670-K", "12.345.670-1"],
  ["NHS number", ids.isNhsNumber, "943 476 5919", "943 476 5918"],
  ["NINO", ids.isNino, "AB 12 34 57 C", "QQ 12 34 57 C"],
  ["PPS", ids.isPps, "6840260OE", "6840260PE"],
  ["DNI", ids.isSpanishId, "62660624E", "62660624A"],
  ["NIE", ids.isSpanishId, "X9613851N", "X9613851Q"],
  ["NIF", ids.isPortugueseNif, "242 822 266", "242 822 267"],
  ["NIR", ids.isNir, "2 55 08 14 168 025 38", "2 55 08 14 168 025 39"],
  ["German tax id", ids.isGermanTaxId, "86095742719", "86095742718"],
  ["SVNR", ids.isAustrianSvnr, "1237 010180", "1238 010180"],
  ["AHV", ids.isAhv, "756.9217.0769.85", "756.9217.0769.84"],
  ["BSN", ids.isBsn, "111222333", "111222334"],
  ["Belgian number", ids.isBelgianNumber, "85.07.30-033.28", "85.07.30-033.29"],
  ["codice fiscale", ids.isCodiceFiscale, "RSSMRA85T10A562S", "RSSMRA85T10A562T"],
  ["PESEL", ids.isPesel, "44051401458", "44051401459"],
  ["personnummer", ids.isPersonnummer, "811228-9874", "811228-9875"],
  ["HETU", ids.isHetu, "131052-308T", "131052-308U"],
  ["CPR", ids.isCpr, "211062-5629", "321362-5629"],
  ["AFM", ids.isAfm, "094259216", "094259217"],
  ["OIB", ids.isOib, "69435151530", "69435151531"],
  ["SNILS", ids.isSnils, "112-233-445 95", "112-233-445 96"],
  ["Turkish id", ids.isTurkishId, "10000000146", "10000000147"],
  ["Chinese id", ids.isChineseId, "11010519491231002X", "110105194912310021"],
  ["Taiwanese id", ids.isTaiwaneseId, "Q160280608", "Q160280609"],
  ["Hong Kong id", ids.isHongKongId, "A064046(0)", "A064046(1)"],
  ["RRN", ids.isRrn, "960121-1021413", "961321-1021413"],
  ["Aadhaar", ids.isAadhaar, "3998 7654 3211", "3998 7654 3212"],
  ["PAN", ids.isPan, "ABBPM4567S", "ABBXM4567S"],
  ["NRIC", ids.isNric, "S9108268C", "S9108268D"],
  ["FIN", ids.isNric, "F2346401L", "F2346401K"],
  ["Thai id", ids.isThaiId, "1520000000004", "1520000000005"],
  ["TFN", ids.isTfn, "400 840 204", "400 840 205"],
  ["Medicare", ids.isMedicare, "2123 45670 1", "2123 45680 1"],
  ["South African id", ids.isSouthAfricanId, "8001015009087", "8001015009088"],
  [
    "passport",
    ids.isPassportLine,
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    "L898902C35UTO7408122F1204159ZE184226B<<<<<10",
  ],
  ["IMEI", ids.isImei, "490154203237518", "490154203237519"],
  ["VIN", ids.isVin, "1M8GDM9AXKP042788", "1M8GDM9A1KP042788"],
];

for (const [name, check, right, wrong] of CASES) {
  Deno.test(`${name}: the right number passes, one that is off does not`, () => {
    assert.equal(check(right), true, right);
    assert.equal(check(wrong), false, wrong);
  });
}

Deno.test("fillers are nobody's number", () => {
  for (const [name, check] of CASES) assert.equal(check("0".repeat(11)) || check("1".repeat(9)), false, name);
});
