/** A client of tests, and what planning it on a machine comes to. */
import { type ClientSpec, defineClient } from "../contract/platform.ts";
import { type FakeFile, fakeMachine } from "../../tests/fakes/machine.ts";
import { discover } from "./discover.ts";
import type { FoundFile } from "./found.ts";
import { type PlannedFile, type PlanOptions, planWrap } from "./plan.ts";
import { Policies } from "./policies.ts";

/** Has a file of each scope. */
export const CLIENT: ClientSpec = {
  id: "acme",
  title: "Acme",
  files: [
    { path: "{home}/.acme.json", scope: "user" },
    { path: "{home}/.acme.toml", scope: "user", format: "toml" },
    { path: "{home}/.acme.yaml", scope: "user", format: "yaml" },
    { path: "{home}/.acme.json5", scope: "user", format: "json5" },
    { path: "/etc/acme.json", scope: "managed" },
  ],
  format: "json",
  key: ["servers"],
  servers: "map",
  shapes: [
    { kind: "split", command: ["command"], args: ["args"] },
    { kind: "whole", argv: ["command"] },
  ],
  urls: ["url"],
  env: "env",
  off: { key: "disabled", value: true },
  reload: "Start Acme again",
};

/** Another one, which reads a file of its own. */
export const OTHER: ClientSpec = {
  ...CLIENT,
  id: "other",
  title: "Other",
  files: [{ path: "{home}/.other.json", scope: "user" }],
};

export const PATH = "/home/ana/.acme.json";
export const LAUNCHER: readonly string[] = ["/opt/oktsec/oktsec"];
export const CONFIG = "/home/ana/.oktsec/config.yaml";

/** The words that stand before a server's own. */
export function prefix(agent: string, client = "acme", config = CONFIG): readonly string[] {
  return [...LAUNCHER, "proxy", "--config", config, "--agent", agent, "--client", client, "--"];
}

/** What is found on a machine with these files. */
export async function found(files: Readonly<Record<string, FakeFile>>): Promise<readonly FoundFile[]> {
  const machine = fakeMachine({ os: "linux", files });
  return (await discover(machine, [defineClient(CLIENT), defineClient(OTHER)])).files;
}

/** How plans are made where a test does not say otherwise. */
export const OPTIONS: PlanOptions = {
  os: "linux",
  launcher: LAUNCHER,
  config: CONFIG,
  isConfigChosen: false,
  isChosen: () => true,
  server: null,
  policies: new Policies([]),
  untouchable: new Map(),
};

/** The plan for these files. */
export async function planned(
  files: Readonly<Record<string, FakeFile>>,
  options: Partial<PlanOptions> = {},
): Promise<readonly PlannedFile[]> {
  return planWrap(await found(files), { ...OPTIONS, ...options });
}
