import { isPlaceholder, randomness, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** One shape a service, with the length that its tokens have; a bare prefix is a word like any other. */
const SHAPES: readonly string[] = [
  "gl(?:pat|dt|rt|ptt|soat|cbt|ft|agent)-[\\w-]{20,64}\\b", // GitLab
  "npm_[A-Za-z0-9]{36}\\b",
  "pypi-AgEIcHlwaS5vcmc[\\w-]{50,300}",
  "hf_[A-Za-z]{30,40}\\d{0,8}[A-Za-z0-9]{0,8}\\b",
  "hf_[A-Za-z0-9]{34}\\b",
  "xox[abposre]-(?:\\d{8,14}-){1,3}[A-Za-z0-9-]{16,80}\\b",
  "xapp-\\d-[A-Z0-9]{8,14}-\\d{8,16}-[a-f0-9]{40,80}\\b",
  "AIza[\\w-]{35}\\b",
  "GOCSPX-[\\w-]{28}\\b",
  "ya29\\.[\\w-]{40,400}",
  "do[orp]_v1_[a-f0-9]{64}\\b", // DigitalOcean
  "shp(?:at|ss|ca|pa)_[a-fA-F0-9]{32}\\b", // Shopify
  "dapi[a-f0-9]{32}(?:-\\d)?\\b", // Databricks
  "glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}\\b", // Grafana
  "hv[sb]\\.[\\w-]{24,300}", // Vault
  "dp\\.(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{40,60}", // Doppler
  "ATATT3xFf[\\w=-]{100,250}", // Atlassian
  "lin_api_[A-Za-z0-9]{40}\\b",
  "ntn_[A-Za-z0-9]{40,50}\\b|secret_[A-Za-z0-9]{43}\\b", // Notion
  "PMAK-[a-f0-9]{24}-[a-f0-9]{34}\\b", // Postman
  "sq0(?:atp|csp)-[\\w-]{22,43}\\b", // Square
  "key-[a-f0-9]{32}\\b", // Mailgun
  "NRAK-[A-Z0-9]{27}\\b",
  "sntrys_[\\w+/=-]{40,300}",
  "gsk_[A-Za-z0-9]{52}\\b", // Groq
  "xai-[A-Za-z0-9]{80}\\b",
  "r8_[A-Za-z0-9]{37}\\b", // Replicate
  "pplx-[A-Za-z0-9]{48}\\b",
  "tvly-[A-Za-z0-9-]{32,60}\\b",
  "dckr_pat_[\\w-]{27}\\b",
  "figd_[\\w-]{40}\\b",
  "rubygems_[a-f0-9]{48}\\b",
  "pul-[a-f0-9]{40}\\b", // Pulumi
  "AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}\\b",
  "sk-or-v1-[a-f0-9]{64}\\b", // OpenRouter
  "EAAA[A-Za-z0-9]{80,250}\\b", // Facebook, Square
  "nvapi-[\\w-]{64}\\b",
  "phx_[A-Za-z0-9]{43}\\b", // PostHog
  "f(?:m[12]_[\\w+/=-]{100,600}|o1_[\\w-]{43}\\b)", // Fly.io
  "ops_eyJ[\\w+/=-]{100,2000}", // 1Password
  "ABSK[A-Za-z0-9+/]{109,269}={0,2}|bedrock-api-key-[\\w-]{30,200}", // Amazon Bedrock
  "dt0[a-z]\\d{2}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{64}\\b", // Dynatrace
  "EZ[AT]K[A-Za-z0-9]{54}\\b", // EasyPost
  "FLWSECK(?:_TEST)?-[a-f0-9]{12,32}(?:-X)?\\b", // Flutterwave
  "gl(?:imt|ffct)-[\\w-]{20,30}\\b|_gitlab_session=[0-9a-z]{32}\\b",
  "[ps]at\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{20}\\b", // Harness
  "[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{60,70}", // HCP Terraform
  "HRKU-[\\w-]{58,64}\\b", // Heroku
  "sha256~[\\w-]{43}\\b", // OpenShift
  "pscale_(?:pw|tkn|oauth)_[\\w.=-]{32,64}", // PlanetScale
  "sntryu_[a-f0-9]{64}\\b", // Sentry
  "sm_(?:aat|pat|sat)_[A-Za-z0-9]{16}\\b", // SettleMint
  "xox[ao]-(?:\\d-)?(?:\\d{5,14}-){1,3}[a-f0-9]{12,64}\\b|xoxe(?:\\.xox[bp])?-\\d-[A-Za-z0-9]{140,170}", // Slack, older forms
  "sgp_(?:[A-Fa-f0-9]{16}_|local_)?[A-Fa-f0-9]{40}\\b", // Sourcegraph
  "\\w{3}\\dQ~[\\w.~-]{31,34}", // Microsoft Entra
  "amzn\\.mws\\.[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}\\b",
  "LTAI[A-Za-z0-9]{16,24}\\b", // Alibaba Cloud
  "CLOJARS_[a-f0-9]{60}\\b",
  "cf[aou]t_[\\w-]{40,60}\\b", // Cloudflare
  "dckr_oat_[\\w-]{32}",
  "llx-[\\w-]{40,60}\\b", // LlamaCloud
  "sq[uap]_[a-f0-9]{40}\\b", // Sonar
  "sbp_[a-f0-9]{40}\\b", // Supabase
  "tgp_v1_[\\w-]{40,50}", // Together
  "AKCp[A-Za-z0-9]{69}\\b|cmVmd[A-Za-z0-9]{59}\\b", // Artifactory
  "[MNO][A-Za-z0-9_-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,40}", // Discord bot
  "\\d{8,10}:AA[A-Za-z0-9_-]{32,34}\\b", // Telegram bot
  "[0-9a-f]{32}-us\\d{1,2}\\b", // Mailchimp
  "s-s4t2(?:ud|af)-[a-f0-9]{64}\\b",
  "AccountKey=[A-Za-z0-9+/]{86}==|SharedAccessKey=[A-Za-z0-9+/]{43}=", // Azure
  "vercel_blob_rw_[A-Za-z0-9_]{30,80}|vc[pkir]_[A-Za-z0-9]{24,60}\\b",
];

export default defineRule({
  id: "CRED_101",
  title: "Token of a known service",
  why: "The prefix says which door the key opens; whoever reads the message can try it.",
  fix: "Revoke the token at the service it belongs to and issue a narrow, short-lived one.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [
    "glpat-",
    "gldt-",
    "glrt-",
    "glptt-",
    "glsoat-",
    "glcbt-",
    "glft-",
    "glagent-",
    "npm_",
    "pypi-",
    "hf_",
    "xox",
    "xapp-",
    "aiza",
    "gocspx-",
    "ya29.",
    "dop_v1_",
    "doo_v1_",
    "dor_v1_",
    "shpat_",
    "shpss_",
    "shpca_",
    "shppa_",
    "dapi",
    "glsa_",
    "hvs.",
    "hvb.",
    "dp.",
    "atatt3",
    "lin_api_",
    "ntn_",
    "secret_",
    "pmak-",
    "sq0atp-",
    "sq0csp-",
    "key-",
    "nrak-",
    "sntrys_",
    "gsk_",
    "xai-",
    "r8_",
    "pplx-",
    "tvly-",
    "dckr_pat_",
    "figd_",
    "rubygems_",
    "pul-",
    "age-secret-key-",
    "sk-or-v1-",
    "eaaa",
    "nvapi-",
    "phx_",
    "fm1_",
    "fm2_",
  ],
  match: scan(new RegExp(`\\b(?:${SHAPES.join("|")})`), (match) => {
    const secret = match[0].slice(Math.max(match[0].indexOf("_"), match[0].indexOf("-"), 3) + 1);
    return !isPlaceholder(match[0]) && /\d/.test(secret) && randomness(secret) > 0.55;
  }),
  sensitive: true,
  examples: {
    flags: [
      "GITLAB_TOKEN=glpat-" + "k9Lm2Nq8Rt4Vw6Xz1Yb3",
      { text: "//registry/:_authToken=npm_" + "k9Lm2Nq8Rt4Vw6Xz1Yb3" + "Cd5EfGh7JiKpQsUv", kind: "config" },
      "slack bot token xoxb-" + "210987654321-" + "2109876543210-" + "Zx81Kq90VbNm72Lw4RtYpQ63",
      { text: "HF_TOKEN=hf_" + "KqVbNmLwRtYpQsDfGhJkLzXcVbNmQw12Er", kind: "tool_result" },
      "maps key AIza" + "SyD4k9Lm2Nq8Rt4Vw6Xz1Yb3Cd5EfGhIjKl",
    ],
    passes: [
      "the npm_config_registry variable names the registry",
      "GITLAB_TOKEN=glpat-xxxxxxxxxxxxxxxxxxxx",
      "hf_hub_download(repo_id) caches the file",
      "key-value pairs and secret_name are fine",
    ],
  },
});
