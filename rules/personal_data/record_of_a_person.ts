import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "PII_032",
  title: "Record of a person",
  why: "Name, address, telephone and mail together are a person, ready to be written to, called on and imitated.",
  fix: "Pass the fields that the task needs, not the record.",
  severity: "medium",
  category: "personal-data",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["phone", "tel:", "mobile", "address", "street", "zip", "postal"],
  match: records,
  sensitive: true,
  examples: {
    flags: [
      "Name: Maria Kovacs\nEmail: maria.kovacs@mail.example\nPhone: +43 660 1234987\nAddress: Hauptstrasse 12, 8010 Graz",
      {
        text:
          '{"full_name":"Ada Byron","email":"ada@example.org","phone":"(415) 555-0132","street":"12 Main Street","zip":"94107"}',
        kind: "tool_result",
      },
      {
        text: "First name: Jo, last name: Li, date of birth: 1990-04-17, phone: 020 7946 0991, address: 5 High Street",
        kind: "tool_argument",
      },
    ],
    passes: [
      "Write to support@example.com.",
      '{"name": {"type": "string"}, "email": {"type": "string"}, "phone": {"type": "string"}, "address": {"type": "string"}}',
      "Name, email, phone and address are required.",
    ],
  },
});

/** Fields with a value behind them; a schema that only names the fields has none. */
const FIELDS: readonly RegExp[] = [
  /\b(?:(?:[Ff]ull|[Ff]irst|[Ll]ast|given|family|customer|user)?[\s_]?[Nn]ame|[Ss]urname)["']?\s{0,2}[:=]\s{0,2}["']?[A-Z\p{Lu}][\p{L}'’-]+/u,
  /\be-?mail["']?\s{0,2}[:=]\s{0,2}["']?[\w.+-]{1,64}@[\w-]+\.\w/i,
  /\b(?:phone|tel|telephone|mobile|cell)(?:[\s_]?(?:number|no))?["']?\s{0,2}[:=]\s{0,2}["']?[+(]?\d[\d ().-]{6,18}/i,
  /\b(?:(?:home|billing|shipping|postal|street)?[\s_]?address|street)["']?\s{0,2}[:=]\s{0,2}["']?[^"'\n{}[\]]{0,40}\d/i,
  /\b(?:dob|date[\s_]of[\s_]birth|birth[\s_]?date)["']?\s{0,2}[:=]\s{0,2}["']?\d/i,
  /\b(?:zip|postal|post)[\s_]?(?:code)?["']?\s{0,2}[:=]\s{0,2}["']?[A-Z0-9][A-Z0-9 -]{3,9}/i,
];
/** So many kinds of field make a record. */
const KINDS_MIN = 4;
/** How much of a text is read at a time: fields that belong together stand together. */
const WINDOW_CHARS = 1_200;

function* records({ text }: Sample): Generator<Span> {
  for (let from = 0; from < text.length; from += WINDOW_CHARS) {
    const window = text.slice(from, from + WINDOW_CHARS * 1.25);
    const places = FIELDS.map((field) => field.exec(window)).filter((match) => match !== null);
    if (places.length < KINDS_MIN) continue;
    const starts = places.map((match) => match.index);
    const ends = places.map((match) => match.index + match[0].length);
    yield { start: from + Math.min(...starts), end: from + Math.max(...ends) };
    return;
  }
}
