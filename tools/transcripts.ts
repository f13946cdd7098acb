/**
 * Runs the commands that a page of the documentation shows, on machines made for it, and writes what they print into the
 * page; with --check says whether it is stale (exit 1). Development only.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { thisLauncher } from "../core/launcher.ts";
import { Box } from "../tests/_cli.ts";
import { EXAMPLES, SECRET } from "../tests/conformance/platform_examples.ts";

/** The pages. */
const PAGES = ["docs/clients.md"];

const ONE_CLIENT = `{
  "mcpServers": {
    "filesystem": {
      "command": "npx",
      "args": ["-y", "@modelcontextprotocol/server-filesystem", "/data"]
    },
    "database": { "command": "node", "args": ["./db-server.js"], "env": { "DB_PASSWORD": "${SECRET}" } },
    "docs": { "url": "https://mcp.example.com/mcp" }
  }
}
`;

const TWELVE = [
  "claude-desktop",
  "claude-code",
  "cursor",
  "vscode",
  "cline",
  "windsurf",
  "codex",
  "goose",
  "opencode",
  "zed",
  "amp",
  "gemini-cli",
];

/** Files below the user's folder, by the name that a page gives to the machine. */
const MACHINES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "empty": {},
  "one client": { ".cursor/mcp.json": ONE_CLIENT },
  "twelve clients": Object.fromEntries(TWELVE.map((id) => {
    const [path = ""] = EXAMPLES[id]?.at.linux ?? [];
    return [path.replace("/home/ana/", ""), EXAMPLES[id]?.text ?? ""];
  })),
};

/** The page with every transcript as it is today. */
export async function withTranscripts(page: string): Promise<string> {
  const parts = page.split(/(?<=^<!-- machine: .*-->$)/m);
  const done: string[] = [parts[0] ?? ""];
  for (const [at, part] of parts.entries()) {
    if (at === 0) continue;
    const name = /<!-- machine: (.*) -->$/.exec(parts[at - 1] ?? "")?.[1] ?? "";
    const files = MACHINES[name];
    if (!files) throw new Error(`there is no machine called "${name}"`);
    await using box = await Box.open();
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(box.root, path)), { recursive: true });
      await writeFile(join(box.root, path), text);
    }
    done.push(await eachBlock(part, async (line) => await transcript(box, line)));
  }
  return done.join("");
}

/** Replaces what follows each command of each block. */
async function eachBlock(part: string, run: (line: string) => Promise<string>): Promise<string> {
  let text = "";
  let end = 0;
  for (const match of part.matchAll(/^```console\n([^]*?)^```$/gm)) {
    const lines = (match[1] ?? "").split("\n").filter((line) => line.startsWith("$ "));
    const told: string[] = [];
    for (const line of lines) told.push(`${line}\n${await run(line)}`);
    text += part.slice(end, match.index) + "```console\n" + told.join("") + "```";
    end = match.index + match[0].length;
  }
  return text + part.slice(end);
}

/** What a command prints, with the paths of a person's machine. `cat` shows a file. */
async function transcript(box: Box, line: string): Promise<string> {
  const [verb = "", ...argv] = line.slice(2).split(/ +/);
  const { code, stdout, stderr } = verb === "cat"
    ? { code: 0, stdout: await Deno.readTextFile(argv[0]?.replace(/^~/, box.root) ?? ""), stderr: "" }
    : await box.run(argv);
  const launcher = thisLauncher({ main: new URL("../main.ts", import.meta.url).href }).argv;
  const [program = "", ...words] = launcher.map((word) => JSON.stringify(word));
  const text = (stdout + stderr + (code === 0 ? "" : `(exit code ${code})\n`))
    // Wherever the writer's own checkout is, a reader has the program in one place.
    .replaceAll(program, '"/opt/oktsec"').replaceAll(words.map((word) => `${word}, `).join(""), "")
    .replaceAll(box.home, "~/.oktsec").replaceAll(box.root, "~");
  return text.replace(/^ +$/gm, "");
}

if (import.meta.main) {
  let isStale = false;
  for (const name of PAGES) {
    const url = new URL(`../${name}`, import.meta.url);
    const page = await Deno.readTextFile(url);
    const fresh = await withTranscripts(page);
    isStale ||= fresh !== page;
    if (!Deno.args.includes("--check")) await Deno.writeTextFile(url, fresh);
  }
  if (Deno.args.includes("--check")) Deno.exit(isStale ? 1 : 0);
}
