/**
 * One suite for every store. A store that passes may be used in place of any other; it says nothing of files, tables or
 * dialects. What only one store has (files, tampering) is tested beside that store.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store, StoreOptions } from "../../core/contract/store.ts";
import { auditCases } from "./store_audit.ts";
import { chainCases } from "./store_chain.ts";
import { NOON } from "./store_kit.ts";
import { listingCases } from "./store_listing.ts";
import { stateCases } from "./store_state.ts";

/** What a store claims beyond the contract's least. */
export interface StoreFeatures {
  /** What is written is there after closing and opening the same place again. */
  readonly durable: boolean;
  /** Several handles on one place see each other's writes at once, as processes do. */
  readonly shared: boolean;
}

/** A place where a store keeps its data; the clock of everything opened there can be moved. */
export interface Bench {
  readonly features: StoreFeatures;
  now: number;
  /** Opens a handle; the same place each time. It is closed at the end of the test unless the test did. */
  open(options?: Partial<StoreOptions>): Promise<Store>;
}

/** One test of the suite. */
export type Case = readonly [name: string, run: (bench: Bench) => Promise<void>, needs?: keyof StoreFeatures];

/** Registers the suite for one store. `open` is given a path of its own for each test; a store without files may use it as a name. */
export function storeConformance(
  name: string,
  open: (options: StoreOptions) => Promise<Store>,
  features: StoreFeatures,
): void {
  for (const [title, run, needs] of [...auditCases, ...listingCases, ...chainCases, ...stateCases]) {
    const ignore = needs !== undefined && !features[needs];
    Deno.test({ name: `${name}: ${title}`, ignore, fn: () => withBench(open, features, run) });
  }
}

/** Runs `use` on a fresh place and clears up after it. */
async function withBench(
  open: (options: StoreOptions) => Promise<Store>,
  features: StoreFeatures,
  use: (bench: Bench) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "oktsec-store-"));
  const opened: Store[] = [];
  const bench: Bench = {
    features,
    now: NOON,
    async open(options = {}) {
      const store = await open({ path: join(folder, "oktsec.db"), signer: null, now: () => bench.now, ...options });
      opened.push(store);
      return store;
    },
  };
  try {
    await use(bench);
  } finally {
    for (const store of opened.reverse()) await store[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  }
}
