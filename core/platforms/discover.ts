/** Looks at a machine: which files of which clients there are, and which servers stand in them. Reads, never writes. */
import { createHash } from "node:crypto";
import type { Machine } from "../contract/machine.ts";
import type { ClientFile, ClientSpec, Format, Platform, Problem } from "../contract/platform.ts";
import { parseText } from "../edits/parse.ts";
import type { Tree } from "../edits/tree.ts";
import { reasonOf } from "../errors.ts";
import { CLIENT_BYTES_MAX, CLIENT_FILE_BYTES_MAX } from "../limits.ts";
import { decodeText } from "./decode.ts";
import { isBare, readEntries, type Reading } from "./entries.ts";
import { elsewhereOf } from "./elsewhere.ts";
import type { Discovery, FoundFile, FoundInstall } from "./found.ts";
import { maskText } from "./mask.ts";
import { clientPaths, type PathOptions } from "./paths.ts";

/** How to look. */
export interface DiscoverOptions extends PathOptions {
  /** Called with each file that is there, before what it holds is taken apart. */
  readonly onFile?: ((path: string) => void) | undefined;
}

/** A client that reads a file, under one key or several. */
interface Claim {
  readonly client: ClientSpec;
  readonly files: readonly ClientFile[];
}

/** A file, whoever reads it. */
interface Candidate {
  readonly path: string;
  readonly realpath: string;
  readonly claims: Claim[];
}

/** What one client makes of a file. */
interface Outcome extends Claim {
  readonly format: Format;
  readonly tree: Tree | null;
  readonly reading: Reading;
}

/**
 * Everything that the platforms know how to find. Never throws for what a file holds: what cannot be read is a problem
 * with its line and its reason.
 */
export async function discover(
  machine: Machine,
  platforms: readonly Platform[],
  options: DiscoverOptions = { project: null },
): Promise<Discovery> {
  const files: FoundFile[] = [];
  let bytesLeft = CLIENT_BYTES_MAX;
  for (const candidate of await candidates(machine, platforms, options)) {
    const found = await readFile(machine, candidate, { bytesLeft, onFile: options.onFile });
    if (found === null) continue;
    bytesLeft -= found.bytes;
    files.push(found.file);
  }
  const order = platforms.map(({ id }) => id);
  files.sort((a, b) => order.indexOf(a.client.id) - order.indexOf(b.client.id));
  return {
    files,
    installs: (await Promise.all(platforms.map((platform) => installsOf(machine, platform)))).flat(),
    elsewhere: await elsewhereOf(machine, platforms, options),
  };
}

/** The paths of all clients; two that lead to one file are one. */
async function candidates(
  machine: Machine,
  platforms: readonly Platform[],
  options: PathOptions,
): Promise<readonly Candidate[]> {
  const found = new Map<string, Candidate>();
  for (const { client } of platforms) {
    for (const file of client?.files ?? []) {
      for (const path of await clientPaths(file, machine, options)) {
        const realpath = await machine.realpath(path) ?? path;
        const key = machine.os === "windows" ? realpath.toLowerCase() : realpath;
        const candidate = found.get(key) ?? { path, realpath, claims: [] };
        found.set(key, candidate);
        if (client) claim(candidate.claims, client, file);
      }
    }
  }
  return [...found.values()];
}

function claim(claims: Claim[], client: ClientSpec, file: ClientFile): void {
  const at = claims.findIndex((other) => other.client === client);
  const files = claims[at]?.files ?? [];
  claims.splice(at < 0 ? claims.length : at, 1, { client, files: files.includes(file) ? files : [...files, file] });
}

async function readFile(
  machine: Machine,
  candidate: Candidate,
  { bytesLeft, onFile }: Pick<DiscoverOptions, "onFile"> & { readonly bytesLeft: number },
): Promise<{ readonly file: FoundFile; readonly bytes: number } | null> {
  const { path, realpath } = candidate;
  const read = await machine.read(path, { bytesMax: Math.min(CLIENT_FILE_BYTES_MAX, bytesLeft) });
  if (read.kind === "missing") return null;
  onFile?.(path);
  if (read.kind === "refused") {
    // A folder of that name is no file of the client.
    if ((await machine.stat(realpath))?.kind === "folder") return null;
    const isSpent = bytesLeft < CLIENT_FILE_BYTES_MAX && (await machine.stat(realpath))?.kind === "file";
    const reason = isSpent ? `it was not read: ${read.reason}, which is what other client files leave` : read.reason;
    return { file: unread(candidate, { line: null, reason }), bytes: 0 };
  }
  const sha256 = createHash("sha256").update(read.bytes).digest("hex");
  const decoded = decodeText(read.bytes);
  const file = decoded.kind === "text"
    ? judged(candidate, decoded.text)
    : unread(candidate, { line: decoded.line, reason: decoded.reason });
  return { file: { ...file, sha256 }, bytes: read.bytes.length };
}

/** Those who describe the file as their own first, each in the order of registration. */
function ranked({ claims }: Candidate): readonly Claim[] {
  const isBorrowed = ({ files }: Claim) => files.every((file) => file.isBorrowed === true);
  return [...claims.filter((claim) => !isBorrowed(claim)), ...claims.filter(isBorrowed)];
}

function formatOf({ client, files }: Claim): Format {
  return files.find(({ format }) => format !== undefined)?.format ?? client.format;
}

function unread(candidate: Candidate, problem: Problem): FoundFile {
  const nothing: Reading = { keys: [], entries: [], problems: [problem] };
  const outcomes = ranked(candidate).map((claim) => ({
    ...claim,
    format: formatOf(claim),
    tree: null,
    reading: nothing,
  }));
  return assemble(candidate, outcomes);
}

function judged(candidate: Candidate, text: string): FoundFile {
  const parsed = new Map<Format, ReturnType<typeof parseText>>();
  const outcomes = ranked(candidate).map((claim): Outcome => {
    const format = formatOf(claim);
    const result = parsed.get(format) ?? parseText(text, format);
    parsed.set(format, result);
    if (result.kind === "trouble") {
      const { line, reason } = result.trouble;
      const problem = { line, reason: maskText(reason) };
      return { ...claim, format, tree: null, reading: { keys: [], entries: [], problems: [problem] } };
    }
    const { client, files } = claim;
    const keys = files.map((file) => keyIn(result.tree, { client, file }));
    return { ...claim, format, tree: result.tree, reading: readEntries(result.tree, client, keys) };
  });
  return assemble(candidate, outcomes);
}

/** The keys that lead to the servers of a file; none where its own top keys are their names. */
function keyIn(tree: Tree, { client, file }: { readonly client: ClientSpec; readonly file: ClientFile }) {
  const key = file.key ?? client.key;
  return file.mayBeBare === true && isBare(tree, { client, key }) ? [] : key;
}

/** One file of what its clients make of it. The first that finds its servers gives the name; then the first that cannot read it. */
function assemble({ path, realpath }: Candidate, outcomes: readonly Outcome[]): FoundFile {
  const finds = ({ reading }: Outcome) => reading.keys.length > 0;
  const owner = outcomes.find(finds) ?? outcomes.find(({ tree }) => tree === null) ?? outcomes[0];
  if (owner === undefined) throw new TypeError("a candidate has a claim");
  const others = outcomes.filter((outcome) => outcome !== owner && (finds(outcome) || !finds(owner)));
  const seen = new Set(owner.reading.entries.map((entry) => JSON.stringify(entry.path)));
  const more = others.flatMap(({ reading }) => reading.entries).filter((entry) => {
    const key = JSON.stringify(entry.path);
    return !seen.has(key) && seen.add(key);
  });
  const keys = [owner, ...others].flatMap(({ reading }) => reading.keys);
  const problems = [owner, ...others.filter(finds)].flatMap(({ reading }) => reading.problems);
  return {
    client: owner.client,
    also: others.map(({ client }) => client.id),
    path,
    realpath,
    scope: owner.files[0]?.scope ?? "user",
    format: owner.format,
    sha256: null,
    tree: owner.tree,
    keys: [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()],
    entries: [...owner.reading.entries, ...more],
    problems: [...new Map(problems.map((problem) => [`${problem.line} ${problem.reason}`, problem])).values()],
  };
}

async function installsOf(machine: Machine, { id, title, find }: Platform): Promise<readonly FoundInstall[]> {
  if (find === undefined) return [];
  try {
    return (await find(machine)).map((install) => ({ ...install, id, title }));
  } catch (error) {
    const problem = { line: null, reason: `looking at it failed: ${maskText(reasonOf(error))}` };
    return [{ id, title, path: machine.home, scope: "user", servers: [], problems: [problem] }];
  }
}
