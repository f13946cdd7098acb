/** What wrapping comes to: for each file the text that it gets, for each server what happens to it, or why nothing does. Pure. */
import type { Os } from "../contract/machine.ts";
import { nodesAt } from "../edits/look.ts";
import { checkName } from "../identity/names.ts";
import { whyTooLong } from "./argv_limits.ts";
import type { WrappedEntry } from "./backups.ts";
import { decodeText } from "./decode.ts";
import { readEntries } from "./entries.ts";
import type { FoundEntry, FoundFile } from "./found.ts";
import { AgentNames } from "./names.ts";
import type { Policies } from "./policies.ts";
import { innermost, recognise } from "./recognise.ts";
import { type EntryStep, rewriteTree, type StepDone, treeOf } from "./rewrite.ts";
import type { FileChange, Rewritten } from "./write.ts";

/** What happens to a server. */
export type Outcome =
  | { readonly kind: "wrap" | "update" | "kept"; readonly agent: string }
  /** `isExpected`: nobody could have done more. */
  | { readonly kind: "left"; readonly reason: string; readonly isExpected: boolean };

/** A server and what happens to it. */
export interface PlannedEntry {
  readonly entry: FoundEntry;
  readonly outcome: Outcome;
}

/** A file and what happens to it. */
export interface PlannedFile {
  readonly file: FoundFile;
  readonly entries: readonly PlannedEntry[];
  /** Why nothing of the file is touched; null where it may be. */
  readonly refused: string | null;
  readonly steps: readonly EntryStep[];
  /** The text as it is to be; the same as now where there is nothing to do. Null where it could not be read. */
  readonly after: string | null;
}

/** Which servers to wrap, and in what. */
export interface PlanOptions {
  readonly os: Os;
  /** The words that start Oktsec. */
  readonly launcher: readonly string[];
  /** The config that wrapped entries name. Absolute. */
  readonly config: string;
  /** Whether a person chose it: then entries that name another one follow. */
  readonly isConfigChosen: boolean;
  readonly isChosen: (file: FoundFile) => boolean;
  /** The only server that is wanted; null for all. */
  readonly server: string | null;
  readonly policies: Policies;
  /** Why a file must not be touched, by its real path. */
  readonly untouchable: ReadonlyMap<string, string>;
}

/** A server that can be wrapped, under the name that it gets. */
interface Candidate {
  readonly entry: FoundEntry;
  readonly file: FoundFile;
  readonly agent: string;
}

/** Plans the chosen files. Names are given over all of them, so that they do not depend on the choice. */
export function planWrap(files: readonly FoundFile[], options: PlanOptions): readonly PlannedFile[] {
  const named = nameAll(files);
  return files.filter(options.isChosen).map((file) => planFile(file, named, options));
}

/** The agents of all servers that can be wrapped, those that are wrapped included; each with where it was found. */
export function agentsOf(files: readonly FoundFile[]): readonly Candidate[] {
  return [...nameAll(files).values()];
}

function nameAll(files: readonly FoundFile[]): ReadonlyMap<FoundEntry, Candidate> {
  const names = new AgentNames();
  const all = files.flatMap((file) => file.entries.map((entry) => ({ file, entry })))
    .filter(({ entry }) => entry.shape !== null);
  for (const { entry } of all) {
    const agent = agentIn(entry);
    if (agent !== null) names.reserve(agent, innermost(entry.argv));
  }
  return new Map(all.map(({ file, entry }) => {
    const argv = innermost(entry.argv);
    const agent = agentIn(entry) ?? names.nameFor({ server: entry.name, client: file.client.id, argv });
    return [entry, { entry, file, agent }];
  }));
}

/** The name that a wrapped entry has already, where it may be used. */
function agentIn({ launch }: FoundEntry): string | null {
  return launch.kind === "ours" && checkName(launch.agent) === null ? launch.agent : null;
}

function planFile(file: FoundFile, named: ReadonlyMap<FoundEntry, Candidate>, options: PlanOptions): PlannedFile {
  const { tree, problems, realpath } = file;
  const text = tree?.text ?? null;
  const nothing = { file, entries: [], steps: [], after: text };
  if (tree === null) {
    const [problem] = problems;
    const where = problem?.line == null ? "" : `line ${problem.line}: `;
    return { ...nothing, refused: where + (problem?.reason ?? "it cannot be read") };
  }
  const wanted = file.entries.filter(({ name }) => options.server === null || options.server === name);
  const planned = wanted.map((entry) => planEntry(entry, named.get(entry) ?? null, { ...options, file }));
  const steps = planned.flatMap(({ step }) => step ?? []);
  if (steps.length === 0) return { ...nothing, entries: planned, refused: null };
  const refused = options.untouchable.get(realpath) ?? null;
  if (refused !== null) return { ...nothing, entries: planned, refused };
  const made = rewriteTree(tree, steps);
  if (made.kind === "refused") return { ...nothing, entries: planned, refused: made.reason };
  const entries = planned.map(({ entry, outcome, step }): PlannedEntry => {
    const left = made.left.find((one) => one.step === step);
    return { entry, outcome: left ? { kind: "left", reason: left.reason, isExpected: false } : outcome };
  });
  return { file, entries, refused: null, steps: made.done.map(({ step }) => step), after: made.tree.text };
}

interface StepPlan extends PlannedEntry {
  readonly step: EntryStep | null;
}

function planEntry(
  entry: FoundEntry,
  candidate: Candidate | null,
  options: PlanOptions & { readonly file: FoundFile },
): StepPlan {
  const { file } = options;
  const leave = (reason: string, isExpected = false): StepPlan => ({
    entry,
    outcome: { kind: "left", reason, isExpected },
    step: null,
  });
  const { argv, launch, shape } = entry;
  if (candidate === null || shape === null) {
    if (entry.url !== null) return leave("a remote server, which only the gateway can cover", true);
    // An entry that only switches a server off, which another file declares, has none.
    if (!hasCommand(entry, file)) return leave("it names no command", true);
    return leave("its command line cannot be read: it holds more than texts");
  }
  if (file.client.reportOnly !== undefined) return leave(file.client.reportOnly, true);
  if (file.scope === "managed" || file.scope === "extension") return leave(SCOPES[file.scope], true);
  const apart = whyApart(file.client, options.launcher, innermost(argv));
  if (apart !== null) return leave(apart);
  const { agent } = candidate;
  const prefix = prefixOf({ ...options, agent, client: file.client.id, entry });
  const inner = innermost(argv);
  if (isWrappedSo(entry, prefix)) return { entry, outcome: { kind: "kept", agent }, step: null };
  if (options.server === null && launch.kind !== "ours") {
    if (launch.kind === "foreign") return leave(`${launch.name} stands before it; name it with --server to wrap both`);
    const seen = { client: file.client.id, server: entry.name, argv };
    const policy = options.policies.why(seen, [...prefix, ...inner]);
    if (policy !== null) return leave(`${policy}; name it with --server to wrap it all the same`);
  }
  const tooLong = whyTooLong([...prefix, ...inner], options.os);
  if (tooLong !== null) return leave(tooLong);
  const step = { path: entry.path, shape, argv, prefix, hadArgs: null };
  return { entry, outcome: { kind: launch.kind === "ours" ? "update" : "wrap", agent }, step };
}

/** Why a client that takes its commands apart at blanks would start something else. */
function whyApart(
  { title, splitsCommand }: FoundFile["client"],
  [launcher = ""]: readonly string[],
  [command = ""]: readonly string[],
): string | null {
  if (splitsCommand !== true) return null;
  if (/\s/.test(launcher)) {
    return `${title} takes commands apart at blanks, and the path of Oktsec, ${launcher}, has one`;
  }
  return /\s/.test(command) ? `its command has blanks, where ${title} takes it apart and Oktsec does not` : null;
}

function hasCommand({ node }: FoundEntry, { client }: FoundFile): boolean {
  const paths = client.shapes.map((shape) => shape.kind === "split" ? shape.command : shape.argv);
  return paths.some((path) => nodesAt({ root: node }, path).length > 0);
}

const SCOPES = {
  managed: "an administrator's file, which is only reported",
  extension: "it belongs to an extension, which would write over it",
} as const;

/** Everything before the server's own command line. */
function prefixOf(
  { launcher, config, isConfigChosen, agent, client, entry }: {
    readonly launcher: readonly string[];
    readonly config: string;
    readonly isConfigChosen: boolean;
    readonly agent: string;
    readonly client: string;
    readonly entry: FoundEntry;
  },
): readonly string[] {
  const own = entry.launch.kind === "ours" ? entry.launch.config : null;
  // What an entry names was chosen once: another config could stop less.
  const named = isConfigChosen ? config : own ?? config;
  return [...launcher, "proxy", "--config", named, "--agent", agent, "--client", client, "--"];
}

function isWrappedSo({ argv, launch }: FoundEntry, prefix: readonly string[]): boolean {
  return launch.kind === "ours" && launch.words === prefix.length && recognise(launch.inner).kind !== "ours" &&
    prefix.every((word, at) => word === argv[at]);
}

/** The change that a planned file is; null where there is nothing to do. */
export function changeOf({ file, steps, refused }: PlannedFile): FileChange | null {
  if (refused !== null || steps.length === 0) return null;
  const { path, realpath, client, format } = file;
  return {
    path,
    realpath,
    client: client.id,
    format,
    rewrite(bytes, manifest): Rewritten {
      const decoded = decodeText(bytes);
      if (decoded.kind === "problem") return { kind: "refused", reason: decoded.reason };
      const before = treeOf(decoded.text, format);
      if (typeof before === "string") return { kind: "refused", reason: before };
      const known = steps.map((step) => ({ ...step, hadArgs: hadArgsIn(manifest?.entries ?? [], step) }));
      const made = rewriteTree(before, known);
      if (made.kind === "refused") return made;
      if (made.tree.text === decoded.text) {
        const [left] = made.left;
        return left ? { kind: "refused", reason: `"${left.step.path.join(".")}": ${left.reason}` } : { kind: "same" };
      }
      const keys = file.keys.map((key) => key.map(String));
      const wasFree = readEntries(before, client, keys).entries.every(({ launch }) => launch.kind !== "ours");
      const wrapped = readEntries(made.tree, client, keys).entries.flatMap((entry) =>
        wrappedEntry(entry, made.done, manifest?.entries ?? [])
      );
      return { kind: "changed", bytes: new TextEncoder().encode(made.tree.text), wrapped, wasFree };
    },
  };
}

/** Whether the entry of a step had arguments, as far as an earlier run wrote it down. */
export function hadArgsIn(entries: readonly WrappedEntry[], { path }: Pick<EntryStep, "path">): boolean | null {
  const key = JSON.stringify(path);
  return entries.find((entry) => JSON.stringify(entry.path) === key)?.hadArgs ?? null;
}

/** What is remembered of an entry that is wrapped now, by this run or by an earlier one. */
function wrappedEntry(
  { path, shape, launch }: FoundEntry,
  done: readonly StepDone[],
  known: readonly WrappedEntry[],
): readonly WrappedEntry[] {
  if (launch.kind !== "ours" || shape === null) return [];
  const key = JSON.stringify(path);
  const hadArgs = done.find(({ step }) => JSON.stringify(step.path) === key)?.hadArgs ?? hadArgsIn(known, { path });
  return hadArgs === null ? [] : [{ path, shape, agent: launch.agent, hadArgs }];
}
