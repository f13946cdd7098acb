/** `oktsec audit` without an action: the posture checks of every product that is installed. */
import type { App } from "../../core/cli/app.ts";
import { parseFlags } from "../../core/cli/args.ts";
import { counted } from "../../core/cli/format.ts";
import { paint, plain } from "../../core/cli/text.ts";
import type { Platform } from "../../core/contract/platform.ts";
import type { Check } from "../../core/contract/check.ts";
import { loadPlatforms } from "../../core/platforms/known.ts";
import { machineOf } from "../../core/platforms/machine.ts";
import { isSevere } from "../../core/platforms/posture.ts";
import { POSTURE } from "./_audit_spec.ts";
import { checkJson, countsOf, countsText, failuresOf, printFailures } from "./_posture.ts";

interface Product {
  readonly platform: Platform;
  /** None where it is not installed. */
  readonly checks: readonly Check[];
}

/** Checks and prints. */
export async function posture(argv: readonly string[], app: App): Promise<number> {
  const { flags } = parseFlags(argv, POSTURE);
  const machine = machineOf(app.surroundings);
  const products: Product[] = [];
  for (const platform of await loadPlatforms(app.registry.platforms)) {
    if (platform.check) products.push({ platform, checks: await platform.check(machine, {}) });
  }
  const checks = products.flatMap((product) => product.checks);
  if (flags.json) app.out.json(jsonOf(products));
  else report(app, products);
  return checks.some(isSevere) ? 1 : 0;
}

function jsonOf(products: readonly Product[]) {
  const checks = products.flatMap((product) => product.checks);
  return {
    detected: products.filter((product) => product.checks.length > 0).map(({ platform }) => platform.id),
    findings: failuresOf(checks).map(({ id, product, severity, title, why, detail, fix, maps }) => ({
      severity: severity.toUpperCase(),
      check_id: id,
      title,
      why,
      detail,
      product,
      remediation: fix,
      maps,
    })),
    checks: checks.map(checkJson),
    summary: countsOf(checks),
  };
}

function report(app: App, products: readonly Product[]): void {
  const { out } = app;
  for (const { platform, checks } of products) {
    const title = paint(platform.title, "bold", out.color);
    if (checks.length === 0) {
      out.print(`${title}: not installed\n`);
      continue;
    }
    out.print(`${title} (${counted(checks.length, "check")})`);
    printFailures(app, checks);
    out.print("");
  }
  const checks = products.flatMap((product) => product.checks);
  out.print(`Summary: ${plain(countsText(checks))}`);
}
