/** The version of the program, from the one place that states it. */
import meta from "../deno.json" with { type: "json" };

/** "0.1.0": what `oktsec version`, `/health` and the banner say. */
export const VERSION: string = meta.version;
