/** Posture checks by name: what each looks at, why that matters and what to do. They judge settings, never traffic. */
import type { App } from "../../core/cli/app.ts";
import { drawFields } from "../../core/cli/table.ts";
import type { CheckFacts } from "../../core/contract/check.ts";
import { loadPlatforms } from "../../core/platforms/known.ts";

/** A check and the product whose settings it judges. */
export interface KnownCheck {
  readonly product: { readonly id: string; readonly title: string };
  readonly check: CheckFacts;
}

/** Every check of every product that Oktsec knows, installed or not. */
export async function knownChecks({ registry }: App): Promise<readonly KnownCheck[]> {
  const platforms = await loadPlatforms(registry.platforms);
  return platforms.flatMap(({ id, title, checks = [] }) => checks.map((check) => ({ product: { id, title }, check })));
}

/** A check as JSON; `kind` tells it from a rule. */
export function checkFactsJson({ product, check: { id, title, severity, why, fix, maps } }: KnownCheck) {
  return { kind: "posture-check", id, product: product.id, title, severity, why, fix, maps };
}

/** A check for a person. */
export function checkText({ product, check }: KnownCheck, color: boolean): string {
  return drawFields([
    ["check", check.id],
    ["product", product.title],
    ["title", check.title],
    ["severity", `${check.severity}, where a place does not make it milder or worse`],
    ["why", check.why],
    ["fix", check.fix],
    ["maps", check.maps.join(", ")],
    ["made by", product.id === "openclaw" ? "oktsec scan-openclaw and oktsec audit" : "oktsec audit"],
    ["reads", `settings: it judges how ${product.title} is set up, never traffic, so that it is no rule to override`],
  ], color);
}
