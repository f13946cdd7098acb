/** Looks at a rule file before anything of it runs: its types go, and every import but two is refused with its line. */
import { stripTypeScriptTypes } from "node:module";
import { reasonOf } from "../errors.ts";
import type { Pieces } from "../rule_host/protocol.ts";

/** What a rule file may import; both are what the program itself hands out. */
export const RULE_IMPORTS: ReadonlySet<string> = new Set(["oktsec/rule", "oktsec/evidence"]);

/** What came of it. */
export type Verdict =
  | { readonly kind: "vetted"; readonly pieces: Pieces }
  | { readonly kind: "refused"; readonly reason: string; readonly line: number | null };

/** Vets the text of a file. Never throws. */
export async function vet(source: string): Promise<Verdict> {
  let script: string;
  try {
    script = stripTypeScriptTypes(source, { mode: "strip" });
  } catch (error) {
    return refused(`it is no TypeScript whose types can be taken off: ${sentence(error)}`, lineIn(reasonOf(error)));
  }
  const { init, parse } = await import("es-module-lexer");
  await init;
  let imports: ReturnType<typeof parse>[0];
  try {
    [imports] = parse(script);
  } catch (error) {
    return refused(`its imports cannot be read: ${sentence(error)}`, lineIn(reasonOf(error)));
  }
  const pieces: string[] = [];
  let at = 0;
  for (const found of imports) {
    const line = lineOf(script, found.start);
    if (found.type === "dynamic") return refused("it imports while it runs; a rule imports at its top only", line);
    if (found.type === "import-meta") return refused("it asks where it is: import.meta is not for rules", line);
    const { specifier } = found;
    if (!RULE_IMPORTS.has(specifier)) {
      return refused(`it imports "${specifier}"; only "oktsec/rule" and "oktsec/evidence" are allowed`, line);
    }
    if (found.attributes !== null) {
      return refused(`it imports "${specifier}" with attributes`, line);
    }
    // Where the name stands between quotation marks: the same name, whatever escapes it is written with, is replaced.
    pieces.push(script.slice(at, found.start), specifier);
    at = found.end;
  }
  return { kind: "vetted", pieces: [...pieces, script.slice(at)] };
}

function refused(reason: string, line: number | null): Verdict {
  return { kind: "refused", reason, line };
}

function sentence(error: unknown): string {
  return reasonOf(error).replace(/^\[\w+\]\s*/, "").replace(/ at file:\S*$/, "").replace(/\.$/, "");
}

function lineIn(message: string): number | null {
  const found = /:(\d{1,7}):\d{1,7}\b/.exec(message);
  return found ? Number(found[1]) : null;
}

/** The line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
