/** The tree that `discover` prints. */
import type { Output } from "../../core/cli/app.ts";
import { counted } from "../../core/cli/format.ts";
import { fit, paint, plain, type Style, widthOf } from "../../core/cli/text.ts";
import type { Severity } from "../../core/contract/verdict.ts";
import type { Risk } from "../../core/platforms/risk.ts";
import { type ListedClient, type ListedServer, totalsOf } from "./_discover_listing.ts";
import type { RiskNote } from "./_discover_risk.ts";

/** What the tree needs besides the listing. */
export interface TreeOptions {
  readonly out: Output;
  /** Postures of products, by id. */
  readonly risks: ReadonlyMap<string, RiskNote>;
  /** Titles of all that was looked for. */
  readonly looked: readonly string[];
}

const NAME_COLUMNS = 20;
/** Some servers are handed whole documents as arguments; `--json` has them whole. */
const COMMAND_COLUMNS_MAX = 240;
const RISK_STYLES: Readonly<Record<Risk | Severity, Style>> = {
  critical: "red",
  high: "yellow",
  medium: "cyan",
  low: "dim",
  info: "dim",
  unknown: "dim",
};

/** Prints every client with its servers, then the counts and the next step. */
export function printTree(listing: readonly ListedClient[], { out, risks, looked }: TreeOptions): void {
  if (listing.length === 0) {
    out.print(`No MCP configurations found. Looked for: ${looked.join(", ")}`);
    return;
  }
  const totals = totalsOf(listing);
  const lines = [`Found ${counted(totals.configurations, "MCP configuration")}:`, ""];
  const last = new Map(listing.map((client) => [client.id, client]));
  for (const client of listing) {
    lines.push(...clientLines(client, out.color));
    const note = risks.get(client.id);
    // A product with several folders is judged once, after the last of them.
    if (note !== undefined && last.get(client.id) === client) lines.push("", ...riskLines(client, note, out.color));
    lines.push("");
  }
  const wrapped = totals.servers === 0 ? "" : `, ${totals.wrapped} wrapped`;
  lines.push(`Total: ${counted(totals.servers, "MCP server")} across ${counted(totals.clients, "client")}${wrapped}`);
  if (totals.problems > 0) lines.push(`Problems: ${totals.problems}; what they hide is neither listed nor counted`);
  if (listing.some(({ servers, isProduct }) => !isProduct && servers.some(isBare))) {
    lines.push("", "Run 'oktsec setup' to put Oktsec in front of them and start observing.");
  }
  out.print(lines.join("\n"));
}

/** A server that could be wrapped and is not. */
function isBare({ transport, isWrapped }: ListedServer): boolean {
  return transport === "stdio" && !isWrapped;
}

function clientLines({ title, also, path, scope, servers, notes, problems }: ListedClient, color: boolean): string[] {
  const where = scope === "user" ? "" : ` (${scope})`;
  const shared = also.length === 0 ? "" : paint(`  also read by ${also.join(", ")}`, "dim", color);
  const rows = [
    ...servers.map((server) =>
      `${padded(server.name)} ${fit(plain(commandOf(server)), COMMAND_COLUMNS_MAX)}  ${marks(server, color)}`
    ),
    ...notes.map(({ name, text }) => `${padded(name)} ${plain(text)}`),
  ];
  return [
    `  ${paint(title, "bold", color)}${where}  ${plain(path)}${shared}`,
    ...rows.map((row, at) => `    ${at === rows.length - 1 ? "└──" : "├──"} ${row}`.trimEnd()),
    ...problems.map(({ line, reason }) =>
      `    ${paint("[!]", "yellow", color)} ${line === null ? "" : `line ${line}: `}${plain(reason)}`
    ),
  ];
}

function padded(name: string): string {
  const safe = plain(name);
  return safe + " ".repeat(Math.max(0, NAME_COLUMNS - widthOf(safe)));
}

function commandOf({ argv, url, transport }: ListedServer): string {
  if (url !== null) return url;
  return transport === "unknown" && argv.length === 0 ? "(no command here)" : argv.join(" ");
}

function marks({ risk, isWrapped, behind, isDisabled, transport }: ListedServer, color: boolean): string {
  const words = [
    paint(risk, RISK_STYLES[risk], color),
    ...(isWrapped ? [paint("wrapped", "green", color)] : []),
    ...(behind === null ? [] : [`behind ${plain(behind)}`]),
    ...(transport === "http" || transport === "sse" ? [`${transport}, not wrapped`] : []),
    ...(isDisabled ? [paint("disabled", "dim", color)] : []),
  ];
  return `[${words.join(", ")}]`;
}

function riskLines({ id, title }: ListedClient, { severity, reasons, more }: RiskNote, color: boolean): string[] {
  return [
    `  ${plain(title)} risk: ${paint(severity.toUpperCase(), RISK_STYLES[severity], color)}`,
    ...reasons.map((reason) => `    ${paint("[!]", "yellow", color)} ${plain(reason)}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
    "",
    `  Run 'oktsec ${id === "openclaw" ? "scan-openclaw" : "audit"}' for full analysis.`,
  ];
}
