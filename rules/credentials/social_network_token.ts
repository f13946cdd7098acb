import { named, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_129",
  title: "Token of a social network",
  why: "The token speaks in public, in the name of a person or a company.",
  fix: "Revoke the app's access and issue a token that only reads.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "eaa",
    "aaaaaaaaaaaaaaaaaaaa",
    "igq",
    "igaa",
    "oauth:",
    "facebook",
    "fb_app",
    "instagram",
    "twitter",
    "x_api",
    "linkedin",
    "tiktok",
    "snapchat",
    "pinterest",
    "reddit",
    "twitch",
    "youtube_api",
    "mastodon",
    "tumblr",
    "spotify",
    "strava",
    "vk_api",
    "line_channel",
    "whatsapp",
    "kakao",
    "weibo",
  ],
  match: [
    token(/\bEAA[A-Z]([A-Za-z0-9]{60,400})/),
    token(/\b(A{20}[A-Za-z0-9%]{70,120})/, { least: 0.5 }),
    token(/\b(?:IGQ|IGAA)([\w-]{80,300})/),
    token(/\b(\d{15,16}\|[\w-]{27,40})/),
    token(/\boauth:([a-z0-9]{30})/),
    named(
      "facebook|fb_app|instagram|twitter|x_api|linkedin|tiktok|snapchat|pinterest|reddit|twitch|youtube_api|mastodon|tumblr|spotify|strava|vk_api|line_channel|whatsapp|kakao|weibo",
      "[A-Za-z0-9_%-]{16,160}",
      { least: 0.68 },
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "FACEBOOK_TOKEN=" + "EAABUd5jRyaITh2PNvWqbmZcFGVw37y9LXq0hVrdpbTxPIoRfrY" +
      "dtD20FTc6Xr852ubE58NmmhxQoc1ZNykW7YQTBQBij7niSxem5Y" + "UMN6d5XYmuitcBNlTpCU9sUBDLdWkFSQJrtVP0QPEuURjUNsglVn",
      { text: "TWITTER_API_SECRET=" + "0DzMIoYIzADx45DM" + "9xs5X92gHwWKBgJC" + "vSZErc77gX0fc5pZSJ", kind: "config" },
      {
        text: "Authorization: Bearer " + "AAAAAAAAAAAAAAAAAAAAMLheAAAAAAA0%2B" + "ZlvdBwncXBQB5jlp94XQ2ITmtWZvl1mXH4d" +
          "pOGU4Xjg9AUrpA0KkskeNwyZ2pz8C42im3A",
        kind: "header",
      },
      "spotify_client_secret: " + "68036ba2f4" + "be3f25f275" + "56a376a0a2bb",
    ],
    passes: [
      "FACEBOOK_TOKEN=EAAB...",
      "twitter:card summary_large_image_of_the_article",
      "follow us: instagram @acme_official_account_2024",
      "YOUTUBE_API=v3",
    ],
  },
});
