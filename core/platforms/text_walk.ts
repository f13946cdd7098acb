/** Lists the texts of an agent, within bounds: they may lie in folders that strangers have filled. */
import type { Machine } from "../contract/machine.ts";
import type { AgentText } from "../contract/platform.ts";
import { AGENT_TEXT_FOLDERS_DEPTH_MAX, AGENT_TEXTS_MAX } from "../limits.ts";
import { pathRules } from "./paths.ts";
import { isWithin } from "./spelling.ts";

/** What nobody wrote for the agent. */
const SKIPPED: ReadonlySet<string> = new Set([".git", "node_modules", ".venv", "__pycache__"]);

/** Where a walk should stay. */
export interface WalkBounds {
  /** Links out of it are `escapes`. */
  readonly root: string;
  readonly escapes: string[];
}

/** Walks folders and keeps the files of them. Links to folders are not followed. */
export class TextWalk {
  readonly files: AgentText[] = [];
  readonly unread: { readonly name: string; readonly reason: string }[] = [];
  readonly #machine: Machine;
  readonly #bounds: WalkBounds | null;

  constructor(machine: Machine, bounds: WalkBounds | null = null) {
    this.#machine = machine;
    this.#bounds = bounds;
  }

  /** Adds one file, where there is one. */
  async file(path: string, name: string): Promise<void> {
    if (this.files.some((file) => file.path === path)) return;
    if (await this.#machine.stat(path) === null || this.#isFull()) return;
    this.files.push({ path, name });
  }

  #isFull(): boolean {
    if (this.files.length < AGENT_TEXTS_MAX) return false;
    const reason = `there are more than ${AGENT_TEXTS_MAX} texts`;
    if (!this.unread.some((other) => other.reason === reason)) this.unread.push({ name: "…", reason });
    return true;
  }

  /** Adds every file of a folder and the folders below. `name` is the folder's own, as it is shown. */
  async folder(path: string, { name, depth }: { readonly name: string; readonly depth: number }): Promise<void> {
    if (depth > AGENT_TEXT_FOLDERS_DEPTH_MAX) {
      return void this.unread.push({ name, reason: "folders are nested too deeply" });
    }
    for (const entry of await this.#machine.list(path)) {
      if (this.#isFull()) return;
      if (SKIPPED.has(entry)) continue;
      await this.#entry(pathRules(this.#machine.os).join(path, entry), { name: `${name}/${entry}`, depth });
    }
  }

  async #entry(path: string, { name, depth }: { readonly name: string; readonly depth: number }): Promise<void> {
    const own = await this.#machine.stat(path);
    const real = own?.kind === "link" ? await this.#machine.realpath(path) : path;
    const facts = own?.kind === "link" && real !== null ? await this.#machine.stat(real) : own;
    if (real === null || facts === null) return;
    const escapes = this.#bounds !== null && own?.kind === "link" && !isWithin(this.#machine, real, this.#bounds.root);
    if (escapes) this.#bounds?.escapes.push(path);
    // A link to a folder is not followed: it may lead in a circle, or read half the disk.
    if (facts.kind === "folder" && own?.kind === "folder") await this.folder(path, { name, depth: depth + 1 });
    else if (facts.kind === "file") await this.file(path, name);
    else if (facts.kind === "folder") this.unread.push({ name, reason: "it is a link to a folder" });
  }
}
