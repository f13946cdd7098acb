/** Tells a launch that runs one version of a package from one that runs whatever was published last. Pure. */

/** Programs that fetch a package and run it. */
const RUNNERS = /^(?:npx|bunx|pnpx|uvx|pipx)(?:\.cmd|\.exe)?$/i;

/** The package that a runner would take in any version; null where it names one, or is no runner. */
export function loosePackage(command: string, args: readonly string[]): string | null {
  if (!RUNNERS.test(command.split(/[/\\]/).at(-1) ?? "")) return null;
  const name = args.find((word) => !word.startsWith("-"));
  if (name === undefined || /^[./~]|^[a-z]:[/\\]/i.test(name)) return null;
  return /[^@/]@v?\d|==\d|@git\+.*[0-9a-f]{7}/.test(name) ? null : name;
}
