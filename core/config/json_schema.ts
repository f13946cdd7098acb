/** The config as JSON Schema, for editors: made of the same schema that reads the file. */
import { z } from "zod";
import { configSchema } from "./schema.ts";

/** A JSON Schema (draft 2020-12) of what may be written, with descriptions and defaults. */
export function configJsonSchema(): object {
  const schema = z.toJSONSchema(configSchema, { io: "input" });
  return { ...schema, title: "Oktsec config", description: "Config of Oktsec: oktsec.yaml, or ~/.oktsec/config.yaml." };
}
