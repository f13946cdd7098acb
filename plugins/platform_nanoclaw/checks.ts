/** Every check of NanoClaw, in the order that it is shown. */
import type { Severity } from "../../core/contract/verdict.ts";
import { loosePackage } from "../../core/platforms/loose_package.ts";
import { membersAt, plainAt, textAt, textsAt, valueAt } from "../../core/platforms/plain.ts";
import { type CheckSpec, defineCheck, type Seen } from "../../core/platforms/posture.ts";
import { type Container, type Facts, type Guarded, missingArrays } from "./facts.ts";

const check = (spec: CheckSpec<Facts>) => defineCheck(spec);
const seen = (detail: string, severity?: Severity): Seen => severity === undefined ? { detail } : { detail, severity };

/** Folders that hold the system, everybody's homes, or the container service. */
const SYSTEM =
  /^\/(?:|etc|var|home|users|root|run|boot|dev|proc|sys|usr|var\/run|var\/lib|var\/lib\/docker|private|private\/etc|private\/var|private\/var\/run)$/i;
/** Folders of a user that hold credentials, or the rules that agents live under. */
const PRIVATE = [".config", ".config/nanoclaw", ".openclaw", ".ssh", ".aws", ".gnupg", ".kube", ".docker", ".onecli"];
const SECRET_NAME = /(?:token|secret|password|api_?key|access_?key|private_?key|_key)$/i;

/** Every check of NanoClaw. */
export const CHECKS: readonly CheckSpec<Facts>[] = [
  check({
    id: "NC-MNT-001",
    severity: "critical",
    title: "The mount allowlist is missing or cannot be used",
    why:
      "The allowlist is the only thing that says what containers see: without one that is valid nobody has decided it.",
    fix:
      "Write ~/.config/nanoclaw/mount-allowlist.json with allowedRoots and blockedPatterns; without it nobody has decided what containers see",
    maps: ["ASI02", "ASI03"],
    test: (facts) => {
      if (facts.read.kind === "missing") return [seen("the file is missing")];
      if (facts.read.kind === "trouble") return [seen(facts.read.reason)];
      return missingArrays(facts).map((name) => seen(`${name} is no list, so the whole file is refused`));
    },
  }),
  check({
    id: "NC-MNT-002",
    severity: "high",
    title: "Groups other than the main one may write",
    why: "A group that strangers write to changes the files of all.",
    fix: "Set nonMainReadOnly to true, or update and remove it: versions since 2 ignore the key",
    maps: ["ASI02", "ASI03"],
    test: ({ read }) =>
      read.kind === "read" && valueAt(read.value, "nonMainReadOnly") === false
        ? [seen("nonMainReadOnly is false; versions since 2 ignore it")]
        : [],
  }),
  check({
    id: "NC-MNT-003",
    severity: "critical",
    title: "Containers may be given folders that hold the whole system or the whole user",
    why: "A container with such a folder has the user's keys, or the machine, whatever else keeps it in.",
    fix: "Allow single project folders instead",
    maps: ["ASI02", "ASI05"],
    test: (facts) =>
      facts.roots.filter(({ path }) => isWide(path, facts)).map(({ written }) => seen(`allowedRoots holds ${written}`)),
  }),
  check({
    id: "NC-MNT-004",
    severity: "medium",
    title: "No file patterns are blocked",
    why: "Files with passwords and keys lie in most folders, and nothing keeps them out of containers.",
    fix: "Add words such as password, secret, token and .pem to blockedPatterns; NanoClaw's own seventeen always hold",
    maps: ["ASI02", "MCP10"],
    test: ({ patterns }) => patterns?.length === 0 ? [seen("blockedPatterns is empty")] : [],
  }),
  check({
    id: "NC-MNT-005",
    severity: "high",
    title: "Containers may write to sensitive folders",
    why: "An injected agent changes what the user or the system runs next, and is out of its container.",
    fix: "Set allowReadWrite to false for these roots",
    maps: ["ASI02", "ASI05"],
    test: (facts) =>
      facts.roots.filter(({ path, isWritable }) => isWritable && (isWide(path, facts) || isBelowSystem(path)))
        .map(({ written }) => seen(`${written} is writable`)),
  }),
  check({
    id: "NC-MNT-006",
    severity: "info",
    title: "What containers may see",
    why: "What a container sees is what a message to its agent can get at.",
    fix: "Nothing to do: read it as a summary",
    maps: ["MCP08"],
    test: ({ roots, patterns }) => {
      const writable = roots.filter(({ isWritable }) => isWritable).length;
      return [seen(`${roots.length} roots, ${writable} of them writable, ${patterns?.length ?? 0} blocked patterns`)];
    },
  }),
  check({
    id: "NC-MNT-007",
    severity: "medium",
    title: "A blocked pattern can never match",
    why: "The pattern looks as if it kept a file away, and the file is there for every container.",
    fix: 'Write plain words: NanoClaw looks for them anywhere in a path, so ".env" works and "*.env" does not',
    maps: ["ASI02", "MCP10"],
    test: ({ patterns }) =>
      (patterns ?? []).filter((pattern) => /[*?[\]{}]/.test(pattern)).map((pattern) =>
        seen(`blockedPatterns holds ${pattern}`)
      ),
  }),
  check({
    id: "NC-MNT-008",
    severity: "critical",
    title: "A container is given the container service or a folder that opens the host",
    why: "Who speaks to the container service starts a container that sees the whole host.",
    fix: "Remove the mount with ncl; container.json is written anew at every start",
    maps: ["ASI05", "MCP05"],
    test: (facts) =>
      containers(facts).flatMap(({ path, value }) =>
        mountsOf(value).filter(({ host }) => /docker\.sock$/.test(host) || isWide(expanded(host, facts), facts))
          .map(({ host, isWritable }) => seen(`${path}: ${host}`, isWritable ? "critical" : "high"))
      ),
  }),
  check({
    id: "NC-SEC-001",
    severity: "high",
    title: "Other users can read or change the mount allowlist",
    why: "Who writes the list decides what containers see; who reads it learns where to look.",
    fix: "chmod 600 the file",
    maps: ["ASI03", "MCP02"],
    test: ({ guarded }) => looseness(guarded, "allowlist"),
  }),
  check({
    id: "NC-SEC-002",
    severity: "medium",
    title: "Other users can look into NanoClaw's folder",
    why: "Names of groups, projects and senders tell others on the machine what there is to attack.",
    fix: "chmod 700 the folder",
    maps: ["ASI03"],
    test: ({ guarded }) => looseness(guarded, "folder"),
  }),
  check({
    id: "NC-SEC-003",
    severity: "high",
    title: "Other users can read the keys in .env",
    why: "With the keys others act, and pay, as the user.",
    fix: "chmod 600 the file, and keep keys in the agent vault",
    maps: ["ASI03", "MCP01"],
    test: ({ guarded }) => looseness(guarded, "env"),
  }),
  check({
    id: "NC-SEC-004",
    severity: "high",
    title: "Secrets stand in a container's settings",
    why: "The agent in the container can read them, and so can whoever talks it into showing them.",
    fix: "Keep them in the agent vault, and name them there",
    maps: ["ASI03", "MCP01"],
    test: (facts) =>
      containers(facts).flatMap(({ path, value }) =>
        membersAt(value, "mcpServers").flatMap(([name, server]) =>
          Object.entries(plainAt(server, "env"))
            .filter(([key, secret]) =>
              SECRET_NAME.test(key) && typeof secret === "string" && !/^$|\$\{?\w/.test(secret)
            )
            .map(([key]) => seen(`${path}: plain text under mcpServers.${name}.env.${key}`))
        )
      ),
  }),
  check({
    id: "NC-NET-001",
    severity: "medium",
    title: "Containers reach the whole internet",
    why: "What an injected agent has read can be sent anywhere.",
    fix: "Set NANOCLAW_EGRESS_LOCKDOWN=true",
    maps: ["ASI02", "MCP10"],
    test: ({ checkouts, setting }) =>
      checkouts.length > 0 && setting("NANOCLAW_EGRESS_LOCKDOWN")?.toLowerCase() !== "true"
        ? [seen("NANOCLAW_EGRESS_LOCKDOWN is not true")]
        : [],
  }),
  check({
    id: "NC-RES-001",
    severity: "low",
    title: "A container may take all of the machine",
    why: "One agent in a loop stops everything else on the machine.",
    fix: "Set CONTAINER_CPU_LIMIT and CONTAINER_MEMORY_LIMIT",
    maps: ["ASI08"],
    test: ({ checkouts, setting }) =>
      checkouts.length === 0 ? [] : ["CONTAINER_CPU_LIMIT", "CONTAINER_MEMORY_LIMIT"]
        .filter((name) => !setting(name)).map((name) => seen(`${name} is not set`)),
  }),
  check({
    id: "NC-MCP-001",
    severity: "medium",
    title: "An MCP server is whatever its package is on the day",
    why: "Whoever takes over the package, or its name, runs a program next to the agent at the next start.",
    fix: "Name an exact version, such as package@1.2.3",
    maps: ["ASI04", "MCP04"],
    test: (facts) =>
      containers(facts).flatMap(({ path, value }) =>
        membersAt(value, "mcpServers").flatMap(([name, server]) => {
          const loose = loosePackage(textAt(server, "command") ?? "", textsAt(server, "args"));
          return loose === null ? [] : [seen(`${path}: mcpServers.${name} runs ${loose} in any version`)];
        })
      ),
  }),
  check({
    id: "NC-SND-001",
    severity: "medium",
    title: "Anyone may speak to the agents",
    why: "A stranger's message is read by an agent with the owner's mounts: this is where prompt injection begins.",
    fix: "List senders by chat; versions since 2 keep this in their database and ignore the file",
    maps: ["ASI01", "MCP06"],
    test: ({ senders }) =>
      textAt(senders, "default.allow") === "*" ? [seen('sender-allowlist.json: default.allow is "*"')] : [],
  }),
];

function containers({ checkouts }: Facts): readonly Container[] {
  return checkouts.flatMap((checkout) => checkout.containers);
}

function mountsOf(value: Container["value"]): readonly { readonly host: string; readonly isWritable: boolean }[] {
  const mounts = valueAt(value, "additionalMounts");
  return (Array.isArray(mounts) ? mounts : []).flatMap((mount: unknown) => {
    const host = textAt(mount, "hostPath");
    return host === null ? [] : [{ host, isWritable: valueAt(mount, "readonly") === false }];
  });
}

function expanded(path: string, { home }: Facts): string {
  return path.replace(/^~(?=$|\/)/, home);
}

/** The system, a home, what leads to one, or where the rules that agents live under are kept. */
function isWide(path: string, { home, checkouts }: Facts): boolean {
  const slashed = path.replaceAll("\\", "/").replace(/^[a-z]:/i, "").replace(/(?<=.)\/+$/, "");
  const own = home.replaceAll("\\", "/").replace(/^[a-z]:/i, "");
  if (SYSTEM.test(slashed || "/")) return true;
  if (slashed === own || own.startsWith(`${slashed}/`)) return true;
  return PRIVATE.some((name) => slashed === `${own}/${name}`) || checkouts.some((checkout) => checkout.path === path);
}

function isBelowSystem(path: string): boolean {
  return /^\/(?:etc|var|usr|boot|root|private\/(?:etc|var))\//.test(path) && !/^\/var\/(?:tmp|www)\b/.test(path);
}

/** What the permission bits let others do. Nothing on systems without them. */
function looseness(guarded: readonly Guarded[], what: Guarded["what"]): readonly Seen[] {
  return guarded.flatMap(({ what: own, path, facts: { mode } }) => {
    if (own !== what || mode === null || (mode & 0o077) === 0) return [];
    const shown = `${path} has mode ${mode.toString(8).padStart(4, "0")}`;
    return [mode & 0o002 ? seen(`${shown}: everyone can write`, "critical") : seen(`${shown}: others can read`)];
  });
}
