/** Which files `rules scan` reads: everything below a folder but what no author writes, and never out of it. */
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { codeOf } from "../../core/edits/read.ts";
import { fail, reasonOf } from "../../core/errors.ts";
import { SCAN_FILES_MAX } from "../../core/limits.ts";

/** A file to scan. */
export interface ScanFile {
  readonly path: string;
  /** As it is shown: below the folder that was named, with slashes. */
  readonly name: string;
}

/** Something that could not be looked at. */
export interface Unread {
  readonly name: string;
  readonly reason: string;
}

/** What was found below a target. */
export interface FileList {
  readonly files: readonly ScanFile[];
  readonly unread: readonly Unread[];
}

/** Folders that hold what somebody else wrote, or a tool. */
const SKIPPED: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  ".jj",
  "node_modules",
  ".venv",
  "__pycache__",
  ".mypy_cache",
  ".pytest_cache",
  ".tox",
  ".terraform",
  ".gradle",
]);
const DEPTH_MAX = 64;

/**
 * Lists a file, or the files below a folder, by name. A symlink is followed only where it leads to a file of the same
 * folder. Throws `scan/unreadable` where the target itself cannot be read.
 */
export async function listFiles(target: string, { skip }: { readonly skip: readonly string[] }): Promise<FileList> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(target)).isDirectory();
  } catch (error) {
    throw fail("scan/unreadable", [target, codeOf(error) === "ENOENT" ? "there is no such file" : reasonOf(error)]);
  }
  if (!isFolder) return { files: [{ path: target, name: basename(target) }], unread: [] };
  const walk = new Walk(await realpath(target), skip.map(globPattern));
  await walk.folder("", 0);
  return { files: walk.files, unread: walk.unread };
}

class Walk {
  readonly files: ScanFile[] = [];
  readonly unread: Unread[] = [];
  readonly #root: string;
  readonly #skip: readonly RegExp[];

  constructor(root: string, skip: readonly RegExp[]) {
    this.#root = root;
    this.#skip = skip;
  }

  async folder(below: string, depth: number): Promise<void> {
    if (depth > DEPTH_MAX) return void this.unread.push({ name: below, reason: "folders are nested too deeply" });
    let entries;
    try {
      entries = await readdir(join(this.#root, below), { withFileTypes: true });
    } catch (error) {
      return void this.unread.push({ name: below || ".", reason: reasonOf(error) });
    }
    entries.sort((a, b) => a.name < b.name ? -1 : 1);
    for (const entry of entries) {
      const name = below === "" ? entry.name : `${below}/${entry.name}`;
      if (SKIPPED.has(entry.name) || this.#skip.some((pattern) => pattern.test(name))) continue;
      if (entry.isDirectory()) await this.folder(name, depth + 1);
      else if (entry.isFile()) this.#add(name);
      else if (entry.isSymbolicLink() && await this.#isInside(name)) this.#add(name);
    }
  }

  #add(name: string): void {
    if (this.files.length < SCAN_FILES_MAX) this.files.push({ path: join(this.#root, name), name });
    else if (this.unread.at(-1)?.name !== "…") {
      this.unread.push({ name: "…", reason: `there are more than ${SCAN_FILES_MAX} files` });
    }
  }

  /** A link to a file elsewhere would have us read what nobody gave us; one to a folder would be read twice, or for ever. */
  async #isInside(name: string): Promise<boolean> {
    try {
      const target = await realpath(join(this.#root, name));
      const way = relative(this.#root, target);
      return way !== "" && way.split(sep)[0] !== ".." && (await lstat(target)).isFile();
    } catch {
      return false;
    }
  }
}

/** A pattern of file names as `.gitignore` has them: `*` within a name, `**` across folders, a slash ties it to the top. */
export function globPattern(glob: string): RegExp {
  const trimmed = glob.replace(/\/+$/, "");
  const isTied = trimmed.includes("/");
  const body = trimmed.replace(/^\//, "").replaceAll(/\*\*\/?|\*|\?|[\\^$.+()[\]{}|]/g, (part) => {
    if (part === "**/") return "(?:[^/]+/)*";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    return part === "?" ? "[^/]" : `\\${part}`;
  });
  return new RegExp(`${isTied ? "^" : "(?:^|/)"}${body}(?:/|$)`);
}
