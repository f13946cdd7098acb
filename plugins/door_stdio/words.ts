/**
 * The protocol's own words. A key or a value that is exactly one of them carries nothing that a rule could want, and
 * every frame is full of them. Names of both protocol eras, from the published schemas.
 */

const KEYS =
  "$schema _meta action additionalProperties annotations anyOf argument arguments audience blob cacheScope " +
  "capabilities clientInfo code completion completions const content contents context cursor data default description " +
  "destructiveHint elicitation enum enumNames error execution experimental extensions format hasMore hints icons id " +
  "idempotentHint inputRequests inputResponses inputSchema instructions isError items jsonrpc lastModified level " +
  "listChanged logging maxItems maxLength maxTokens maximum message messages method mimeType minItems minLength " +
  "minimum mode model modelPreferences name nextCursor oneOf openWorldHint outputSchema params priority progress " +
  "progressToken prompts properties protocolVersion readOnlyHint reason ref requestId requestState requestedSchema " +
  "required resource resourceTemplates resources result resultType role roots sampling serverInfo size sizes src status " +
  "stopReason structuredContent subscribe systemPrompt task taskId tasks temperature text title toolChoice tools total " +
  "type uri uriTemplate url value values version";

const VALUES = "2.0 2024-11-05 2025-03-26 2025-06-18 2025-11-25 2026-07-28 array assistant audio boolean " +
  "completion/complete elicitation/create image initialize integer logging/setLevel notifications/cancelled " +
  "notifications/initialized notifications/message notifications/progress notifications/prompts/list_changed " +
  "notifications/resources/list_changed notifications/resources/updated notifications/roots/list_changed " +
  "notifications/tools/list_changed number object ping prompts/get prompts/list resource resource_link resources/list " +
  "resources/read resources/subscribe resources/templates/list resources/unsubscribe roots/list " +
  "sampling/createMessage server/discover string text tools/call tools/list user";

/** Keys that the protocol itself writes. */
export const PROTOCOL_KEYS: ReadonlySet<string> = new Set(KEYS.split(" "));
/** Values that the protocol itself writes. */
export const PROTOCOL_VALUES: ReadonlySet<string> = new Set(VALUES.split(" "));
