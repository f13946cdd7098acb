/** Which file a command means, and how it is started. Only Windows needs this: there `npx` is a script for `cmd`. */

/** The machine as far as finding a command needs it. */
export interface Machine {
  readonly os: "linux" | "darwin" | "windows";
  readonly cwd: string;
  env(name: string): string | undefined;
  isFile(path: string): boolean;
}

/** What is started. `isRaw`: the arguments are quoted already and must reach the system as they are. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly isRaw: boolean;
}

/** Extensions that Windows tries where PATHEXT is not set. */
const PATHEXT_DEFAULT = ".COM;.EXE;.BAT;.CMD";

/** Why these arguments cannot reach that launch as they are; null where they can. */
export function whyUnreachable([, ...args]: readonly string[], { isRaw }: Launch): string | null {
  // cmd's line ends there: what follows would be lost without a word.
  return isRaw && args.some((argument) => /[\r\n]/.test(argument))
    ? "a script takes no argument with a line break"
    : null;
}

/** How to start a command with these arguments, so that each arrives as it is. */
export function launchOf([command = "", ...args]: readonly string[], machine: Machine): Launch {
  if (machine.os !== "windows") return { command, args, isRaw: false };
  const file = findOnWindows(command, machine);
  if (file === null || !/\.(?:cmd|bat)$/i.test(file)) return { command: file ?? command, args, isRaw: false };
  // A script is run by cmd, which reads its line before the script reads its own: everything is quoted for both.
  const isShim = /\.cmd$/i.test(file);
  const line = [escapeForCmd(file), ...args.map((argument) => quoteForScript(argument, isShim))].join(" ");
  return { command: machine.env("ComSpec") ?? "cmd.exe", args: ["/d", "/s", "/c", `"${line}"`], isRaw: true };
}

/**
 * The file that the command line would find: the name as it is where it has an extension, else with each of PATHEXT.
 * By hand, since `node:path` costs the runtime longer to load than all of this file takes.
 */
function findOnWindows(command: string, machine: Machine): string | null {
  const extensions = (machine.env("PATHEXT") ?? PATHEXT_DEFAULT).split(";").filter((extension) => extension !== "");
  const endings = [...(/\.[^.\\/:]+$/.test(command) ? [""] : []), ...extensions];
  for (const place of placesOf(command.replaceAll("/", "\\"), machine)) {
    for (const ending of endings) if (machine.isFile(place + ending)) return place + ending;
  }
  return null;
}

function placesOf(command: string, machine: Machine): readonly string[] {
  if (/^(?:[A-Za-z]:|\\)/.test(command)) return [command];
  if (command.includes("\\")) return [`${machine.cwd}\\${command}`];
  // Unlike cmd, never the working directory: a cloned repository must not be able to bring its own npx.
  const folders = (machine.env("PATH") ?? machine.env("Path") ?? "").replaceAll('"', "").split(";");
  return folders.filter((folder) => folder !== "").map((folder) => `${folder.replace(/[\\/]$/, "")}\\${command}`);
}

const CMD_SPECIAL = /([()\][%!^"`<>&|;, *?])/g;

function escapeForCmd(text: string): string {
  return text.replace(CMD_SPECIAL, "^$1");
}

/**
 * Quotes for the program's own reading (backslashes count only before a quote), then for cmd. What package managers write
 * as `.cmd` passes its line on, and cmd reads that again: escaped twice. A `.bat` is a person's, and looks at its arguments.
 */
function quoteForScript(argument: string, isShim: boolean): string {
  const quoted = `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
  return isShim ? escapeForCmd(escapeForCmd(quoted)) : escapeForCmd(quoted);
}
