/** How much a server can do if it is misused, told from its name and its package's name. Pure. */
import { programOf } from "./program.ts";
import { innermost } from "./recognise.ts";

/** Most severe first. */
export const RISKS = ["critical", "high", "medium", "unknown"] as const;
/** What a server reaches: data stores, files and code and the web, people; "unknown" is everything else. */
export type Risk = typeof RISKS[number];

// Whole words: "sql" is not in "postgresql", nor "git" in "digital"; so the spellings that people use are all here.
const WORDS: Readonly<Record<Exclude<Risk, "unknown">, ReadonlySet<string>>> = {
  critical: words(
    "database databases db sql mssql postgres postgresql psql mysql mariadb sqlite sqlite3 mongo mongodb redis",
  ),
  high: words(
    "filesystem fs file files directory directories git github gitlab browser puppeteer playwright fetch http openclaw",
  ),
  medium: words("slack discord email emails mail gmail message messages messaging notification notifications"),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** The class of a server. The most severe word decides; a wrapper of ours is looked through. */
export function riskOf(server: { readonly name: string; readonly argv: readonly string[] }): Risk {
  const program = programOf(innermost(server.argv));
  const found = new Set(wordsOf(server.name));
  if (program !== null && program.kind !== "script") { for (const word of wordsOf(program.name)) found.add(word); }
  return RISKS.find((risk) => risk !== "unknown" && [...found].some((word) => WORDS[risk].has(word))) ?? "unknown";
}

// "myPostgresServer" is three words, "GitHub" and "PostgreSQL" are one each and also two.
function wordsOf(name: string): readonly string[] {
  const apart = name.replace(/([a-z\d])([A-Z])/g, "$1 $2");
  return [...name.split(/[^A-Za-z0-9]+/), ...apart.split(/[^A-Za-z0-9]+/)]
    .filter((word) => word !== "").map((word) => word.toLowerCase());
}
