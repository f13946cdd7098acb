/** The programs that run on this machine, asked of the system's own tool: the launcher may not look into /proc. */
import { execFile } from "node:child_process";
import process from "node:process";
import { promisify } from "node:util";
import type { Os } from "../contract/machine.ts";
import { PROGRAMS_BYTES_MAX, PROGRAMS_MS_MAX } from "../limits.ts";

const run = promisify(execFile);

/** The names of the programs that the user runs; null where the system does not tell in time. */
export async function runningPrograms(os: Os): Promise<readonly string[] | null> {
  for (const [tool, args] of toolsOf(os)) {
    const text = await output(tool, args);
    if (text !== null) return namesIn(text, os);
  }
  return null;
}

type Tool = readonly [path: string, args: readonly string[]];

/** By path: what a PATH leads to may be anything. */
function toolsOf(os: Os): readonly Tool[] {
  if (os === "windows") {
    const root = process.env.SystemRoot ?? "C:\\Windows";
    return [[`${root}\\System32\\tasklist.exe`, ["/fo", "csv", "/nh"]]];
  }
  const args = ["-U", String(process.getuid?.() ?? 0), "-o", "comm="];
  return [["/bin/ps", args], ["/usr/bin/ps", args]];
}

async function output(tool: string, args: readonly string[]): Promise<string | null> {
  const limits = { timeout: PROGRAMS_MS_MAX, maxBuffer: PROGRAMS_BYTES_MAX, killSignal: "SIGKILL" } as const;
  try {
    return (await run(tool, [...args], { ...limits, encoding: "utf8", windowsHide: true })).stdout;
  } catch {
    // Not there, too slow, or it talks too much: then nobody knows.
    return null;
  }
}

/** The names in what the tool says, without folders. */
export function namesIn(text: string, os: Os): readonly string[] {
  const names = text.split(/\r?\n/).flatMap((line) => {
    const name = os === "windows" ? /^"([^"]+)"/.exec(line)?.[1] : line.slice(line.lastIndexOf("/") + 1).trim();
    return name ? [name] : [];
  });
  return [...new Set(names)];
}
