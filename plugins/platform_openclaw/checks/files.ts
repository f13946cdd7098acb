/** The files of the installation: what can be read of them, and who else can read or change them. */
import type { Severity } from "../../../core/contract/verdict.ts";
import type { Seen } from "../../../core/platforms/posture.ts";
import type { Guarded } from "../facts.ts";
import { check, each, when } from "./_seen.ts";

/** Names of folders that other devices get a copy of. */
const SYNCED = /icloud|mobile documents|dropbox|google ?drive|onedrive/i;

/** Checks of the files themselves. */
export const FILES = [
  check({
    id: "OC-CFG-001",
    severity: "high",
    title: "The config cannot be read whole",
    why: "What is not read is not judged, and OpenClaw itself does not start with a file that it cannot read.",
    fix: "Mend the file, then run openclaw config validate; what cannot be read is not judged",
    maps: ["ASI08", "MCP08"],
    test: ({ notes, hasConfig }) => [
      ...each(notes.filter(({ kind }) => kind === "unreadable" || kind === "bounds"), ({ detail }) => detail),
      ...when(!hasConfig, "there is no config, so every default holds", "low"),
    ],
  }),
  check({
    id: "OC-CFG-002",
    severity: "low",
    title: "The config has keys that OpenClaw has renamed or dropped",
    why: "A key that OpenClaw no longer knows protects nothing, and the person who wrote it believes that it does.",
    fix: "Run openclaw doctor --fix; a key that is not known keeps the gateway from starting",
    maps: ["ASI08"],
    test: ({ old }) => each(old, ({ key, now }) => now === null ? `${key} is dropped` : `${key} is ${now} today`),
  }),
  check({
    id: "OC-INC-001",
    severity: "critical",
    title: "The config includes a file from outside its folder, or by a path that goes up",
    why:
      "Whoever can write to the other end of such a path writes a part of the config, with all rights of its agents.",
    fix: 'Move the file beside the config, and name it without ".."; OpenClaw does not load a config that reaches out',
    maps: ["ASI04", "ASI05"],
    test: ({ notes }) =>
      each(notes.filter(({ kind }) => kind === "escapes" || kind === "climbs"), ({ detail }) => detail),
  }),
  check({
    id: "OC-INC-002",
    severity: "low",
    title: "Includes may come from folders that a variable adds",
    why: "Each further folder is a further place from which somebody can change the config without touching it.",
    fix: "Keep included files in the config's folder, and unset OPENCLAW_INCLUDE_ROOTS",
    maps: ["ASI04"],
    test: ({ notes, includeRoots }) => [
      ...each(notes.filter(({ kind }) => kind === "added"), ({ detail }) => detail),
      ...each(includeRoots, (root) => `OPENCLAW_INCLUDE_ROOTS adds ${root}`, "medium"),
    ],
  }),
  check({
    id: "OC-PERM-001",
    severity: "high",
    title: "Other users can look into the state folder",
    why:
      "The folder holds keys, logins and conversations: one other account on the machine is enough to take or change them.",
    fix: "chmod 700 the folder",
    maps: ["ASI03", "MCP01"],
    covers: [
      "fs.state_dir.perms_world_writable",
      "fs.state_dir.perms_group_writable",
      "fs.state_dir.perms_readable",
    ],
    test: ({ guarded }) => looseness(guarded, "state", { read: "high" }),
  }),
  check({
    id: "OC-PERM-002",
    severity: "medium",
    title: "Other users can read or change the config",
    why: "Who reads the config may find the gateway's secret in it; who writes it decides what every agent may do.",
    fix: "chmod 600 the file",
    maps: ["ASI03", "MCP01"],
    covers: ["fs.config.perms_writable", "fs.config.perms_group_readable", "fs.config.perms_world_readable"],
    test: ({ guarded }) => looseness(guarded, "config", { read: "medium" }),
  }),
  check({
    id: "OC-PERM-003",
    severity: "medium",
    title: "Other users can read or change an included file",
    why: "An included file is a part of the config: who writes it decides what every agent may do.",
    fix: "chmod 600 the file",
    maps: ["ASI03", "ASI04", "MCP01"],
    covers: [
      "fs.config_include.perms_writable",
      "fs.config_include.perms_group_readable",
      "fs.config_include.perms_world_readable",
    ],
    test: ({ guarded }) => looseness(guarded, "include", { read: "medium" }),
  }),
  check({
    id: "OC-PERM-004",
    severity: "medium",
    title: "Other users can read credentials or conversations",
    why: "Credentials let others act as the user, and conversations hold what people told their agents in confidence.",
    fix: "chmod 600 the files, and 700 the folders",
    maps: ["ASI03", "MCP01"],
    covers: [
      "fs.auth_profiles.perms_writable",
      "fs.auth_profiles.perms_readable",
      "fs.credentials_dir.perms_writable",
      "fs.credentials_dir.perms_readable",
      "fs.sessions_store.perms_readable",
      "fs.log_file.perms_readable",
    ],
    test: ({ guarded }) => looseness(guarded, "secret", { read: "medium" }),
  }),
  check({
    id: "OC-PERM-005",
    severity: "high",
    title: "Other users can write what the agents obey",
    why:
      "An agent takes these files for its instructions, so that who writes them gives the orders from the next session on.",
    fix: "chmod 700 the workspace",
    maps: ["ASI06", "ASI01"],
    test: ({ guarded }) => looseness(guarded, "workspace", { read: null }),
  }),
  check({
    id: "OC-PERM-006",
    severity: "low",
    title: "A link stands where OpenClaw's own file or folder should be",
    why:
      "A link can be bent to another place by whoever owns what it leads through, and the check of rights looks past it.",
    fix: "Put the file itself there, or point OPENCLAW_CONFIG_PATH or OPENCLAW_STATE_DIR at the real place",
    maps: ["ASI04"],
    covers: ["fs.state_dir.symlink", "fs.config.symlink"],
    test: ({ guarded }) =>
      each(
        guarded.filter(({ what, isLink }) => isLink && (what === "state" || what === "config")),
        ({ path }) => `${path} is a link`,
      ),
  }),
  check({
    id: "OC-PERM-007",
    severity: "medium",
    title: "Secrets and conversations are copied to other devices",
    why: "Every device and account that the folder is copied to can read it, and old versions stay with the service.",
    fix: "Keep the state folder on this machine alone",
    maps: ["ASI03", "MCP10"],
    covers: ["fs.synced_dir"],
    test: ({ place }) =>
      each(
        [...new Set([place.state, place.config])].filter((path) => SYNCED.test(path)),
        (path) => `${path} is synced`,
      ),
  }),
  check({
    id: "OC-SKIL-003",
    severity: "medium",
    title: "A skill in the workspace is a link to somewhere else",
    why: "What the link leads to can be exchanged without anybody looking into the workspace, and agents obey it.",
    fix: "Copy the skill into the workspace",
    maps: ["ASI04", "MCP04"],
    covers: ["skills.workspace.symlink_escape"],
    test: ({ escapes }) => each(escapes, (path) => `${path} leads out of the workspace`),
  }),
];

/** What the permission bits let others do. Nothing on systems without them. */
function looseness(
  guarded: readonly Guarded[],
  what: Guarded["what"],
  { read }: { readonly read: Severity | null },
): readonly Seen[] {
  return guarded.filter((one) => one.what === what).flatMap(({ path, facts: { mode } }): readonly Seen[] => {
    if (mode === null) return [];
    const shown = `${path} has mode ${mode.toString(8).padStart(4, "0")}`;
    if (mode & 0o002) return [{ detail: `${shown}: everyone can write`, severity: "critical" }];
    if (mode & 0o020) return [{ detail: `${shown}: its group can write`, severity: "high" }];
    if (read === null || (mode & 0o077) === 0) return [];
    return [{ detail: `${shown}: others can read`, severity: read }];
  });
}
