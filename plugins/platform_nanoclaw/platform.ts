/** NanoClaw as a platform: the allowlist, posture, and the texts that its agents obey. */
import type { Machine } from "../../core/contract/machine.ts";
import type { AgentTexts, Install, Platform } from "../../core/contract/platform.ts";
import { counted } from "../../core/cli/format.ts";
import { judge } from "../../core/platforms/posture.ts";
import { pathRules } from "../../core/platforms/paths.ts";
import { TextWalk } from "../../core/platforms/text_walk.ts";
import { CHECKS } from "./checks.ts";
import { gather } from "./facts.ts";

const platform: Platform = {
  id: "nanoclaw",
  title: "NanoClaw",
  async find(machine): Promise<readonly Install[]> {
    const facts = await gather(machine);
    if (facts === null) return [];
    const { read, allowlist, roots } = facts;
    const problem = read.kind === "missing" ? "it is missing" : read.kind === "trouble" ? read.reason : null;
    return [{
      path: allowlist,
      scope: "user",
      format: "json",
      // Servers of NanoClaw are kept in its database; the files that name them are written anew at every start.
      servers: [],
      problems: problem === null ? [] : [{ line: null, reason: problem }],
      notes: [{ name: "mount-allowlist", text: `${counted(roots.length, "path")} configured` }],
    }];
  },
  checks: CHECKS,
  async check(machine, { path, signal }) {
    signal?.throwIfAborted();
    const facts = await gather(machine, path);
    return facts === null ? [] : judge(CHECKS, facts, { product: "nanoclaw", path: facts.allowlist });
  },
  async texts(machine): Promise<AgentTexts> {
    const walk = new TextWalk(machine);
    for (const { path } of (await gather(machine))?.checkouts ?? []) await listTexts(machine, { path, walk });
    return { files: walk.files, unread: walk.unread };
  },
};

async function listTexts(
  machine: Machine,
  { path, walk }: { readonly path: string; readonly walk: TextWalk },
): Promise<void> {
  const paths = pathRules(machine.os);
  const groups = await machine.list(paths.join(path, "groups"));
  const files = ["container/CLAUDE.md", ".claude/settings.json", "CLAUDE.md"];
  for (const group of groups) files.push(`groups/${group}/CLAUDE.md`, `groups/${group}/container.json`);
  for (const name of files) await walk.file(paths.join(path, ...name.split("/")), name);
  await walk.folder(paths.join(path, ".claude", "skills"), { name: ".claude/skills", depth: 0 });
}

export default platform;
