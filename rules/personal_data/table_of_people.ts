import { isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

/** Names of columns that hold what a person cannot change or must not share, and what a value of each looks like. */
const COLUMNS: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [
    /^(?:ssn|sin|nin|nino|bsn|dni|nie|nif|cpf|curp|cnp|pesel|rut|aadhaa?r|oib|egn|emso|jmbg|ppsn?|tin|itin|(?:national|personal|citizen|tax|social)[ _-]?(?:id|no|nr|number|insurance|security)(?:[ _-]?(?:no|nr|number))?|social[ _-]security(?:[ _-](?:no|number))?|id[ _-]?card(?:[ _-](?:no|number))?|passports?(?:[ _-]?(?:no|nr|number|id))?|driver'?s?[ _-]?licen[cs]e(?:[ _-]?(?:no|number))?|medicare(?:[ _-](?:no|number))?|nhs(?:[ _-](?:no|number))?|mrn|insurance[ _-]?(?:id|no|number))$/i,
    /^[A-Z]{0,4}[ -]?(?:[A-Z0-9][ .\/-]?){4,18}$/i,
  ],
  [
    /^(?:(?:credit|debit|payment)?[ _-]?card[ _-]?(?:no|nr|num|number)|pan|ccn?|cc[ _-]?(?:no|num|number))$/i,
    /^\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}$/,
  ],
  [
    /^(?:(?:bank[ _-]?)?account[ _-]?(?:no|nr|num|number)|bank[ _-]?account|iban|konto(?:nummer)?|routing(?:[ _-]?(?:no|number))?)$/i,
    /^(?:[A-Z]{2}\d{2}[ ]?)?[A-Z0-9](?:[ \/-]{0,3}[A-Z0-9]){6,32}$/i,
  ],
  [
    /^(?:pass(?:word|wd|wort|phrase|code)|pwd|kennwort|contraseña|mot[ _]de[ _]passe|plain[ _-]?password)$/i,
    /^\S{6,64}$/,
  ],
];
/** Whose it is. */
const PERSON =
  /^(?:(?:full|first|last|given|family|employee|patient|customer|user|member|client|guest|student|account|card)?[ _-]?(?:name|holder)|names?|surname|user|username|login|employee|patient|customer|member|guest|student|e-?mail(?:[ _-]address)?|dob|birth[ _-]?date|date[ _-]of[ _-]birth|nachname|vorname|nom|prénom|nombre|apellidos?)$/i;
const MASKED = /[*•]{2}|x{3,}|#{3}|<[^>]*>|\.\.\.|…/i;
/** A hash or a reference is what should stand there. */
const HASHED = /^(?:\$\d\w?\$|\{?(?:bcrypt|argon2|sha\d|pbkdf2)|[0-9a-f]{32,}$|vault:|arn:|[$]\{)/i;
const ROWS_MAX = 200;
const LINE_CHARS = 600;

export default defineRule({
  id: "PII_061",
  title: "A table of people with their numbers or passwords",
  why: "The head of the column says what it is, and each row is one more person whose identity goes along.",
  fix: "Leave the column out, or mask it; pass a reference where the task needs one.",
  severity: "high",
  category: "personal-data",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP10"], cwe: ["CWE-359"] },
  reads: ["message", "prompt", "tool_argument", "tool_result", "document", "resource"],
  keywords: ["name", "user", "email", "e-mail", "employee", "patient", "customer", "login", "dob", "birth"],
  match: [
    scan(
      /(?:^|\n)[^\n]{0,200}?\b(?:ssn|sin|nino?|bsn|dni|nie|nif|cpf|curp|cnp|pesel|aadhaa?r|ppsn?|i?tin|mrn|national[ _-]?(?:id|insurance)|tax[ _-]?(?:id|number)|personal[ _-]?(?:id|number)|social[ _-](?:security|insurance)|passport|licen[cs]e|medicare|nhs|insurance[ _-]?(?:id|no|number)|card[ _-]?(?:no|nr|num|number)|pan|cc[ _-]?(?:no|num|number)|account[ _-]?(?:no|nr|num|number)|bank[ _-]?account|iban|routing|pass(?:word|wd|wort|phrase|code)|pwd|kennwort)(?:[^a-z\n][^\n]{0,300})?\n/i,
      (match, sample) => firstRow(match, sample) ?? false,
    ),
    scan(
      /\bINSERT\s{1,3}INTO\s{1,3}[\w.`"\[\]]{1,60}\s{0,3}\(([^()\n]{3,400})\)\s{0,4}VALUES\s{0,4}\(([^()\n]{3,400})\)/i,
      (match) => inserted(match) ?? false,
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      { text: "name,ssn,dob\nIda Holm,536-22-87" + "14,1981-03-09", kind: "tool_result" },
      {
        text: "| Employee | National ID | City |\n|---|---|---|\n| R. Patel | 84-1107-" + "33 | Pune |",
        kind: "document",
      },
      {
        text: "INSERT INTO patients (name, nhs_number) VALUES ('Ruth Kane', '943 476 59" + "19')",
        kind: "document",
      },
      { text: "user;password\nalice;Sunny-" + "Harbor92\nbob;Kiln" + "_trium7", kind: "tool_result" },
    ],
    passes: [
      { text: "name,city,visits\nIda,Oslo,12\nTed,Bergen,4", kind: "tool_result" },
      { text: "name,ssn\nIda Holm,***-**-8714\nTed Aoki,XXX-XX-3307", kind: "tool_result" },
      { text: "user,password\nalice,$2b$12$Kix" + "0QmR3s\nbob,${BOB_PASSWORD}", kind: "document" },
      { text: "column,type,name\nssn,varchar,social number\n", kind: "document" },
    ],
  },
});

/** The first value below a head that names it; null where there is none. */
function firstRow(match: RegExpExecArray, { text }: Sample): Span | null {
  const headStart = match.index + (match[0].startsWith("\n") ? 1 : 0);
  const head = text.slice(headStart, match.index + match[0].length).trimEnd();
  if (head.length > LINE_CHARS) return null;
  const mark = [",", "\t", "|", ";"].find((each) => head.includes(each));
  if (mark === undefined) return null;
  const names = cells(head, mark).map((cell) => cell.text);
  const wanted = wantedOf(names);
  if (wanted.length === 0) return null;
  let from = match.index + match[0].length;
  for (let row = 0; row < ROWS_MAX && from < text.length; row++) {
    const end = text.indexOf("\n", from) < 0 ? text.length : text.indexOf("\n", from);
    const line = text.slice(from, Math.min(end, from + LINE_CHARS));
    const fields = cells(line, mark);
    if (line.trim() === "" || fields.length < names.length - 1) {
      if (!/^[\s|:+-]*$/.test(line) || line.trim() === "") return null;
    }
    const found = told(fields, wanted);
    if (found !== null) return { start: from + found.start, end: from + found.start + found.text.length };
    from = end + 1;
  }
  return null;
}

/** The first value that an INSERT writes into a column that names it. */
function inserted(match: RegExpExecArray): Span | null {
  const wanted = wantedOf(cells(match[1] ?? "", ",").map((cell) => cell.text.replace(/[`\[\]]/g, "")));
  const values = match[2] ?? "";
  const found = told(cells(values, ","), wanted);
  if (found === null) return null;
  const start = match.index + match[0].length - 1 - values.length + found.start;
  return { start, end: start + found.text.length };
}

interface Wanted {
  readonly at: number;
  readonly value: RegExp;
}

/** The columns of a table of people that hold numbers or passwords. */
function wantedOf(names: readonly string[]): readonly Wanted[] {
  if (!names.some((name) => PERSON.test(name))) return [];
  return names.flatMap((name, at) => {
    const column = COLUMNS.find(([pattern]) => pattern.test(name));
    return column === undefined ? [] : [{ at, value: column[1] }];
  });
}

interface Cell {
  readonly text: string;
  readonly start: number;
}

/** The first field of a row that holds what its column says, neither masked nor hashed. */
function told(fields: readonly Cell[], wanted: readonly Wanted[]): Cell | null {
  for (const { at, value } of wanted) {
    const field = fields[at];
    if (
      field !== undefined && value.test(field.text) && /\d|[!#$%&@_-]/.test(field.text) &&
      !/^[-:]+$/.test(field.text) &&
      !MASKED.test(field.text) && !HASHED.test(field.text) && !isPlaceholder(field.text)
    ) return field;
  }
  return null;
}

/** The fields of a line without quotation marks and padding; a table's outer bars bound no field. */
function cells(line: string, mark: string): readonly Cell[] {
  const out: { text: string; start: number }[] = [];
  let from = 0;
  for (const part of line.split(mark)) {
    const text = part.trim().replace(/^["']|["']$/g, "");
    out.push({ text, start: from + Math.max(0, part.indexOf(text)) });
    from += part.length + mark.length;
  }
  return mark === "|" && out[0]?.text === "" ? out.slice(1) : out;
}
