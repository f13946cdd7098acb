/** What many clients have in common, as pieces of their descriptions. */
import type { ClientFile, ClientPath, ClientSpec, CommandShape, Elsewhere } from "../../core/contract/platform.ts";

/** `command` and `args` side by side. */
export const SPLIT: CommandShape = { kind: "split", command: ["command"], args: ["args"] };

/** The layout that most clients took over from Claude Desktop. */
export const STANDARD = {
  format: "json",
  key: ["mcpServers"],
  servers: "map",
  shapes: [SPLIT],
  urls: ["url"],
  env: "env",
} as const satisfies Partial<ClientSpec>;

/** An entry is off when it says `disabled: true`. */
export const DISABLED = { key: "disabled", value: true } as const;
/** An entry is off when it says `enabled: false`. */
export const NOT_ENABLED = { key: "enabled", value: false } as const;

/** Editors that are built on VS Code and keep a user folder as it does. */
export const CODE_EDITORS = ["Code", "Code - Insiders", "VSCodium", "Cursor", "Windsurf", "Trae"] as const;

/** Several files of one kind. */
export function files(
  scope: ClientFile["scope"],
  paths: readonly ClientPath[],
  more: Partial<ClientFile> = {},
): readonly ClientFile[] {
  return paths.map((path) => ({ path, scope, ...more }));
}

/** One file that each system has elsewhere. */
export function perSystem(
  scope: ClientFile["scope"],
  paths: Readonly<Partial<Record<"linux" | "darwin" | "windows", ClientPath>>>,
  more: Partial<ClientFile> = {},
): readonly ClientFile[] {
  return (["linux", "darwin", "windows"] as const).flatMap((os) => {
    const path = paths[os];
    return path === undefined ? [] : [{ path, os: [os], scope, ...more }];
  });
}

/** A file in the user folder of an editor that is built on VS Code. */
export function inUserFolder(editor: string, rest: string, more: Partial<ClientFile> = {}): readonly ClientFile[] {
  return perSystem("user", {
    linux: `{xdg}/${editor}/User/${rest}`,
    darwin: `{appsupport}/${editor}/User/${rest}`,
    windows: `{appdata}/${editor}/User/${rest}`,
  }, more);
}

/** A file that an extension keeps in every editor that can hold it, and on the far side of a remote session. */
export function inExtensionFolder(rest: string, more: Partial<ClientFile> = {}): readonly ClientFile[] {
  return [
    ...CODE_EDITORS.flatMap((editor) => inUserFolder(editor, `globalStorage/${rest}`, more)),
    ...perSystem("user", { linux: `{home}/.vscode-server/data/User/globalStorage/${rest}` }, more),
  ];
}

/** A whole config that the client takes from its environment. */
export function inVariable(name: string): Elsewhere {
  return { kind: "variable", name, why: "a variable holds servers, and no file to change; move them into a file" };
}

/** The same files under each of several keys. */
export function underKeys(
  list: readonly ClientFile[],
  ...keys: readonly (readonly string[])[]
): readonly ClientFile[] {
  return list.flatMap((file) => keys.map((key) => ({ ...file, key })));
}
