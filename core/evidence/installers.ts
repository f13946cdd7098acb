/** Scripts that install well-known tools from the tools' own addresses: piping one into a shell is what their makers tell people to do. */
import type { ShellCommand } from "../contract/rule.ts";
import { effective, pipeline } from "./shell.ts";

/** Host and the beginning of the path. Each host belongs to the tool's maker, and nobody else can put a file there. */
const OWN: readonly (readonly [host: string, path: string])[] = [
  ["sh.rustup.rs", "/"],
  ["astral.sh", "/uv/"],
  ["astral.sh", "/ruff/"],
  ["deno.land", "/install."],
  ["bun.sh", "/install"],
  ["bun.com", "/install"],
  ["get.pnpm.io", "/install."],
  ["get.docker.com", "/"],
  ["get.k3s.io", "/"],
  ["get.volta.sh", "/"],
  ["get.sdkman.io", "/"],
  ["get.scoop.sh", "/"],
  ["get.helm.sh", "/"],
  ["community.chocolatey.org", "/install.ps1"],
  ["ollama.com", "/install.sh"],
  ["claude.ai", "/install."],
  ["cursor.com", "/install"],
  ["fnm.vercel.app", "/install"],
  ["install.python-poetry.org", "/"],
  ["bootstrap.pypa.io", "/get-pip.py"],
  ["pyenv.run", "/"],
  ["mise.run", "/"],
  ["starship.rs", "/install.sh"],
  ["just.systems", "/install.sh"],
  ["zed.dev", "/install.sh"],
  ["tailscale.com", "/install.sh"],
  ["fly.io", "/install.sh"],
  ["nixos.org", "/nix/install"],
  ["install.determinate.systems", "/nix"],
  ["deb.nodesource.com", "/setup_"],
  ["rpm.nodesource.com", "/setup_"],
  ["sdk.cloud.google.com", "/"],
  ["wasmtime.dev", "/install.sh"],
];

/**
 * Repositories whose script is read from the code host. Only by a branch or a release: a commit may be one of a stranger's copy that
 * the host shows under the same name.
 */
const ON_CODE_HOST =
  /^\/(?:Homebrew\/install|nvm-sh\/nvm|helm\/helm|ohmyzsh\/ohmyzsh|rancher\/k3d|golangci\/golangci-lint|junegunn\/fzf|moovweb\/gvm)\/(?:HEAD|main|master|v\d[\d.]{0,20})\/[\w./-]{1,80}$/i;

/** True when an address is where the maker of a well-known tool keeps its installer. */
export function isKnownInstallerUrl(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || url.protocol !== "https:" || url.port !== "" || url.username !== "" || url.password !== "") {
    return false;
  }
  if (url.hostname === "raw.githubusercontent.com") return ON_CODE_HOST.test(url.pathname);
  return OWN.some(([host, path]) => url.hostname === host && url.pathname.startsWith(path));
}

/** True when all that a pipeline fetches are installers of well-known tools. */
export function isKnownInstaller(command: ShellCommand): boolean {
  const words = pipeline(command).flatMap((stage) => effective(stage).args).join(" ");
  const addresses = words.match(/\bhttps?:\/\/[^\s"'`)|;<>]+/gi) ?? [];
  // An address without a scheme would be fetched, too.
  const others = words.match(/(?:^|\s)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\/\S*/gi) ?? [];
  return addresses.length > 0 && others.length === 0 && !/[$]\w|[$]\{/.test(words) &&
    addresses.every(isKnownInstallerUrl);
}
