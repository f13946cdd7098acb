/** Names the program behind a command line: the package that a runner fetches, the image, the module, or the file itself. Pure. */
import { LAUNCH_LEVELS_MAX } from "../limits.ts";

/** What a command line starts. */
export interface Program {
  /** Of a package with its scope, without its version; of a file its name without folder and ending. */
  readonly name: string;
  /** Null for a script that an interpreter was given: the name of such a file says little. */
  readonly kind: "package" | "binary" | "script";
  /** The words behind it. */
  readonly args: readonly string[];
}

/** Flags of a runner that take the next word, and those among them that name the package. */
interface Runner {
  readonly valued: readonly string[];
  readonly names?: readonly string[];
}

const NPX: Runner = {
  valued: ["-p", "--package", "-c", "--call", "-w", "--workspace", "--registry", "--cache"],
  names: ["-p", "--package"],
};
const UVX: Runner = {
  valued: ["--from", "--with", "--python", "-p", "--index", "--index-url", "--directory", "--project", "--env-file"],
  names: ["--from"],
};
const PIPX: Runner = { valued: ["--spec", "--python", "--pip-args", "--index-url"], names: ["--spec"] };
const DOCKER: Runner = {
  valued:
    "-e --env -v --volume --mount --name --network --net -p --publish -u --user -w --workdir --entrypoint --env-file --platform --pull --add-host -l --label -h --hostname -m --memory --cpus --cap-add --cap-drop --security-opt --gpus --device --tmpfs --ulimit --runtime --volumes-from --dns --expose --restart --stop-signal --shm-size"
      .split(" "),
};
const PLAIN: Runner = { valued: ["-c", "--config", "--directory", "--project", "--cwd"] };

/** Runners by their words: "pnpm dlx" is two. Longer ones stand first. */
const RUNNERS: readonly (readonly [words: readonly string[], runner: Runner])[] = [
  [["npx"], NPX],
  [["bunx"], NPX],
  [["bun", "x"], NPX],
  [["npm", "exec"], NPX],
  [["npm", "x"], NPX],
  [["pnpm", "dlx"], NPX],
  [["pnpx"], NPX],
  [["yarn", "dlx"], NPX],
  [["uv", "tool", "run"], UVX],
  [["uvx"], UVX],
  [["pipx", "run"], PIPX],
  [["docker", "run"], DOCKER],
  [["docker", "container", "run"], DOCKER],
  [["podman", "run"], DOCKER],
];
const INTERPRETERS =
  /^(?:node|bun|deno|tsx|ts-node|python[\d.]*|py|ruby|php|perl|java|dotnet|sh|bash|zsh|pwsh|powershell)$/;

/** The program of a command line; null where there is none. */
export function programOf(argv: readonly string[]): Program | null {
  const words = withoutPrefix(argv);
  const [first = ""] = words;
  if (first === "") return null;
  const tool = stem(first);
  for (const [names, runner] of RUNNERS) {
    if (names[0] !== tool || !names.every((name, at) => at === 0 || words[at] === name)) continue;
    return picked(words.slice(names.length), runner);
  }
  if (tool === "uv") return uvRun(words.slice(1));
  if (INTERPRETERS.test(tool)) return interpreted(words.slice(1));
  return { name: tool, kind: "binary", args: words.slice(1) };
}

/** A file's name without folder and the endings that systems add; lower case. */
export function stem(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).toLowerCase();
  return name.replace(/\.(?:exe|cmd|bat|ps1|sh)$/, "");
}

/** Takes `cmd /c` and `env A=b` off, as often as they stand there. */
function withoutPrefix(argv: readonly string[]): readonly string[] {
  let words = argv;
  for (let level = 0; level < LAUNCH_LEVELS_MAX; level++) {
    const at = behindPrefix(words);
    if (at <= 0) return words;
    words = words.slice(at);
  }
  return words;
}

/** Where the command behind a shell or `env` begins; 0 or less where there is no such thing. */
function behindPrefix(words: readonly string[]): number {
  switch (stem(words[0] ?? "")) {
    case "cmd":
      return words.findIndex((word) => /^\/[ck]$/i.test(word)) + 1;
    case "env":
      return words.findIndex((word, at) => at > 0 && !word.startsWith("-") && !/^\w+=/.test(word));
    default:
      return 0;
  }
}

/** The package among a runner's words: named by a flag, else the first word that is no flag. */
function picked(words: readonly string[], { valued, names = [] }: Runner): Program | null {
  let named: string | null = null;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (word === "--") continue;
    if (!word.startsWith("-")) return { name: bare(named ?? word), kind: "package", args: words.slice(at + 1) };
    const [flag = "", ...rest] = word.split("=");
    const takesNext = valued.includes(flag) && rest.length === 0;
    if (names.includes(flag)) named = takesNext ? words[at + 1] ?? null : rest.join("=");
    if (takesNext) at++;
  }
  return named === null ? null : { name: bare(named), kind: "package", args: [] };
}

/** `uv run`: a script, or a command that a package brought along. */
function uvRun(words: readonly string[]): Program | null {
  const at = words.indexOf("run");
  const found = at < 0 ? null : picked(words.slice(at + 1), UVX);
  if (found === null) return null;
  if (INTERPRETERS.test(stem(found.name))) return interpreted(found.args);
  return /\.py$/.test(found.name) ? { ...found, kind: "script" } : found;
}

/** `python -m module`, `deno run npm:package`, else a script. */
function interpreted(words: readonly string[]): Program | null {
  const module = words.indexOf("-m");
  const name = words[module + 1];
  if (module >= 0 && name !== undefined && words.slice(0, module).every((word) => word.startsWith("-"))) {
    return { name, kind: "package", args: words.slice(module + 2) };
  }
  const found = picked(words[0] === "run" ? words.slice(1) : words, PLAIN);
  if (found === null) return null;
  const remote = /^(?:npm|jsr):(.+)$/.exec(found.name)?.[1];
  if (remote !== undefined) return { ...found, name: bare(remote) };
  return { ...found, name: stem(found.name), kind: "script" };
}

/** A package's name without what selects a version or a part of it. */
function bare(name: string): string {
  return name.replace(/(?<=.)@.*$/, "").replace(/\[.*$/, "").replace(/[=<>~!].*$/, "");
}
