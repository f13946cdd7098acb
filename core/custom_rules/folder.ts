/** What stands in a folder of rules: names, and a stamp for each that changes when the file does. Bounded, and never out of the folder. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, stampAt } from "../edits/read.ts";
import { reasonOf } from "../errors.ts";
import { RULE_FILES_MAX, RULE_FOLDERS_DEPTH_MAX } from "../limits.ts";

/** A rule file. */
export interface RuleFile {
  /** Below the folder, with slashes: "acme/hosts.ts". */
  readonly name: string;
  readonly path: string;
  readonly kind: "typescript" | "yaml";
  readonly stamp: string;
}

/** What was found; `problem` is set where not everything could be. */
export interface Listing {
  readonly files: readonly RuleFile[];
  readonly problem: string | null;
}

/** Lists the rule files of a folder and of those below it, by name. Symlinks, hidden files and tests are passed over. */
export async function listRuleFiles(dir: string): Promise<Listing> {
  const names: string[] = [];
  const problem = await walk(dir, "", names);
  names.sort();
  const kept = names.slice(0, RULE_FILES_MAX);
  const stamps = await Promise.all(kept.map((name) => stampAt(join(dir, name))));
  const files = kept.flatMap((name, index): RuleFile[] => {
    const kind = kindOf(name);
    return kind === null ? [] : [{ name, path: join(dir, name), kind, stamp: stamps[index] ?? "?" }];
  });
  if (problem !== null) return { files, problem };
  return {
    files,
    problem: names.length > RULE_FILES_MAX
      ? `it holds more than ${RULE_FILES_MAX} rule files; the rest is not read`
      : null,
  };
}

/** What kind of rule file a name stands for; null for any other file. */
export function kindOf(name: string): RuleFile["kind"] | null {
  if (/\.ya?ml$/.test(name)) return "yaml";
  return /\.ts$/.test(name) && !/(?:\.d|_test|\.test)\.ts$/.test(name) ? "typescript" : null;
}

async function walk(dir: string, below: string, names: string[]): Promise<string | null> {
  if (below.split("/").length > RULE_FOLDERS_DEPTH_MAX + 1) return `its folders are nested too deeply at "${below}"`;
  let problem: string | null = null;
  try {
    for (const entry of await readdir(join(dir, below), { withFileTypes: true })) {
      if (names.length > RULE_FILES_MAX) break;
      if (/^[._]/.test(entry.name) || entry.name === "node_modules") continue;
      const name = below + entry.name;
      if (entry.isDirectory()) problem ??= await walk(dir, `${name}/`, names);
      else if (entry.isFile() && kindOf(entry.name) !== null) names.push(name);
    }
  } catch (error) {
    const code = codeOf(error);
    return code === "ENOENT" ? "the folder does not exist" : code === "ENOTDIR" ? "it is no folder" : reasonOf(error);
  }
  return problem;
}
