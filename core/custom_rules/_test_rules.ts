/** Rule files for tests. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Logger } from "../contract/plugin.ts";

/** What a test changes of a rule in TypeScript. */
export interface ScriptOptions {
  readonly match?: string;
  readonly extra?: string;
  readonly top?: string;
  readonly flags?: string;
  readonly passes?: string;
}

/** The text of a rule that finds an internal host. */
export function script(id: string, options: ScriptOptions = {}): string {
  const { match = "/corp\\.acme\\.internal/i", extra = "", top = "" } = options;
  return `import { defineRule, type Sample } from "oktsec/rule";
import { isCardNumber, scan } from "oktsec/evidence";
${top}
void isCardNumber; void scan;
export default defineRule({
  id: "${id}",
  title: "Internal host in traffic",
  why: "It tells where we are.",
  fix: "Take it out.",
  severity: "high",
  category: "custom",
  lane: "block",
  maps: { asi: ["ASI02"] },
  ${extra}
  match: ${match},
  examples: {
    flags: [${options.flags ?? '"see wiki.corp.acme.internal"'}],
    passes: [${options.passes ?? '"see the wiki"'}],
  },
});
`;
}

/** A matcher that finds the host, as a function. */
export const FUNCTION = `({ text }: Sample) => {
    const start = text.indexOf("corp.acme");
    return start < 0 ? [] : [{ start, end: start + 9 }];
  }`;

/** A matcher that does something bad where the text asks for it, so that its examples are fine. */
export function trapped(deed: string): string {
  return `({ text }: Sample): any => {
    if (text.includes("trap")) { ${deed} }
    const start = text.indexOf("corp.acme");
    return start < 0 ? [] : [{ start, end: start + 9 }];
  }`;
}

/** A throw-away folder of rules. */
export interface Folder extends AsyncDisposable {
  readonly dir: string;
  write(name: string, text: string): Promise<void>;
}

/** Makes one. */
export async function folder(files: Readonly<Record<string, string>> = {}): Promise<Folder> {
  const dir = await mkdtemp(join(tmpdir(), "oktsec-rules-"));
  const write = (name: string, text: string) => writeFile(join(dir, name), text);
  for (const [name, text] of Object.entries(files)) await write(name, text);
  return { dir, write, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
}

/** A log that keeps what it is told. */
export function keepingLog(): { readonly log: Logger; readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (message: string, data?: unknown) =>
    void lines.push(`${level} ${message} ${JSON.stringify(data ?? {})}`);
  return { lines, log: { debug: keep("debug"), info: keep("info"), warn: keep("warn"), error: keep("error") } };
}
