/** Small schemas that several sections share. */
import { z } from "zod";
import { SEVERITIES } from "../../contract/verdict.ts";

/** Text that says something: "" where a value is wanted is a mistake, not a choice. */
export const word = z.string().min(1).max(1024);
/** A list of words: names, tools, tags. */
export const words = z.array(word).max(4096);
/** A TCP port. */
export const port = z.int().min(1).max(65_535);
/** A count, a size, or a number of seconds. */
export const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** A path. Relative ones start at the config's folder, "~" is the user's home. */
export const path = z.string().max(4096);
/** How bad a finding is. */
export const severity = z.enum(SEVERITIES);
/** observe records what would have happened; enforce makes it happen. */
export const mode = z.enum(["observe", "enforce"]);

/** An address to listen on, without a port. */
export const bind = z.union([z.ipv4(), z.ipv6(), z.hostname().regex(/[^0-9.][^.]*$/)], {
  error: "must be an address or a host name, without a port",
});

/** An address, or a range of them: "10.0.0.0/8". */
export const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: "must be an address such as 10.0.0.1 or a range such as 10.0.0.0/8",
});
