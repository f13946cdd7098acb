/** What `serve` prints once it listens. */
export interface BannerFacts {
  readonly version: string;
  /** "http://127.0.0.1:8080", without a slash at the end. */
  readonly base: string;
  readonly accessCode: string;
  /** Lines below the box: config, mode, notes. */
  readonly notes: readonly string[];
}

const WIDTH_MIN = 38;

/** The box with the addresses and the access code. Pure. */
export function banner({ version, base, accessCode, notes }: BannerFacts): string {
  const links = [`API:       ${base}`, `Dashboard: ${base}/dashboard`, `Health:    ${base}/health`];
  const width = Math.max(WIDTH_MIN, ...links.map((line) => line.length + 4));
  const row = (text: string) => `  │  ${text.padEnd(width - 2)}│`;
  const centred = (text: string) => row(" ".repeat(Math.max(0, Math.floor((width - 4 - text.length) / 2))) + text);
  const rule = "─".repeat(width);
  const box = [
    `  ┌${rule}┐`,
    centred(`OKTSEC v${version}`),
    centred("Security Proxy for AI Agents"),
    `  ├${rule}┤`,
    ...links.map(row),
    `  ├${rule}┤`,
    row(`Access code: ${accessCode}`),
    `  └${rule}┘`,
  ];
  return [...box, ...notes.map((note) => `  ${note}`)].join("\n");
}
