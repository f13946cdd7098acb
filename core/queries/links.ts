/** Where pages are. Every link on every page is made here, so none can be dead without a test noticing. */

/** Where the dashboard begins: Fresh's base path. */
export const BASE = "/dashboard";

/** Addresses of the pages. */
export const links = {
  overview: BASE,
  login: `${BASE}/login`,
  logout: `${BASE}/logout`,
  feed: `${BASE}/api/events`,
  event: (id: string): string => `${BASE}/events/${encodeURIComponent(id)}`,
} as const;
