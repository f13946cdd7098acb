import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

/** Folders in which the only copy of something lives; what a package manager or a build leaves there is none. */
const DATA_FOLDER =
  /^\/(?:var\/lib\/?(?:\*|(?:mysql|mariadb|postgres\w*|pgsql|mongo\w*|redis|etcd|elasticsearch|opensearch|clickhouse|influxdb|cassandra|kafka|rabbitmq|prometheus|grafana|vault|consul|kubelet)(?:\/.{0,60})?)?|var\/(?:backups?|spool|mail|www)\/?\*?|(?:backups?|srv|home)\/?\*?)$/;
/** What makes a command in a page or a file more than a clean-up of something that was set up above it. */
const LIVE =
  /\b(?:prod(?:uction)?\d?|live|primary|backups?|payments?|billing|ledger|customers?|tenants?|kube-system)\b|[-_.]prod\b|\bprod[-_.]|\bdon['\u2019]t ask|without asking|in a hurry/i;

export default defineRule({
  id: "CMDEXEC_144",
  title: "A whole environment is deleted without a question",
  why: "One command takes down a cluster, a bucket or a database, and the flag that skips the question is part of it.",
  fix: "Run it by hand, with a plan that somebody read.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: { asi: ["ASI02", "ASI10"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "tool_result", "document"],
  keywords: [
    "destroy",
    "delete",
    "flushall",
    "flushdb",
    "dropdb",
    "drop database",
    "rb --force",
    "rb s3",
    "prune",
    "terminate-instances",
    "dropdatabase",
    "down -v",
    "purge",
    "drop schema",
    "rm -",
  ],
  match: wipes,
  examples: {
    flags: [
      { text: "terraform destroy -auto-approve", kind: "command" },
      { text: "kubectl delete namespace production", kind: "command" },
      { text: "aws s3 rb s3://company-backups --force", kind: "command" },
      { text: "redis-cli -h cache FLUSHALL", kind: "tool_argument" },
      { text: "psql -c 'DROP DATABASE billing'", kind: "command" },
      "The disk is full: rm -rf /var/lib/postgresql/* and restart.",
      { text: "# frees the quota\nkubectl delete ns payments --force", kind: "document" },
    ],
    passes: [
      { text: "terraform plan -destroy", kind: "command" },
      { text: "kubectl delete pod web-1", kind: "command" },
      { text: "aws s3 rm s3://bucket/tmp/file.txt", kind: "command" },
      { text: "docker system prune -f", kind: "command" },
      { text: "RUN apt-get update && rm -rf /var/lib/apt/lists/*", kind: "document" },
      { text: "When you are done with the workshop: terraform destroy -auto-approve", kind: "document" },
      "The cluster was deleted last week with terraform destroy.",
    ],
  },
});

const commands = commandsThat(({ name, args }) => {
  const line = args.join(" ");
  if (name === "rm") {
    return /(?:^|\s)-\w{0,6}[rR]/.test(line) && args.some((arg) => DATA_FOLDER.test(arg.replace(/["']/g, "")));
  }
  if (/^(?:terraform|tofu|terragrunt|pulumi|cdk)$/.test(name)) {
    return /\bdestroy\b/.test(line) &&
      /-auto-approve|--auto-approve|--yes\b|-y\b|--force|--terragrunt-non-interactive/.test(line);
  }
  if (/^(?:kubectl|oc)$/.test(name)) {
    return /^delete\b/.test(line) &&
      (/--all\b/.test(line) &&
          /(?:^|\s)(?:ns|namespaces?|all|pvc?|persistentvolumeclaims?|deployments?|nodes?|crds?|secrets?|persistentvolumes?)\b/
            .test(
              line,
            ) ||
        /\b(?:ns|namespaces?)\s{1,2}(?:[\w-]{1,40}\s{1,2}){0,4}(?:kube-system|default|production|prod|payments?|billing|ledger)\b/
          .test(line));
  }
  if (name === "aws") {
    return /s3\s{1,2}rb\b.{0,80}--force|s3\s{1,2}rm\s{1,2}s3:\/\/[^\/\s]{1,80}\/?\s.{0,40}--recursive|rds\s{1,2}delete-db-(?:instance|cluster)\b.{0,120}--skip-final-snapshot|dynamodb\s{1,2}delete-table|ec2\s{1,2}terminate-instances|cloudformation\s{1,2}delete-stack|kms\s{1,2}schedule-key-deletion|rds\s{1,2}delete-db-(?:cluster-)?snapshot|backup\s{1,2}delete-(?:recovery-point|backup-vault)|ec2\s{1,2}delete-(?:snapshot|volume)/
      .test(line) && !/--dry-?run/.test(line);
  }
  if (name === "gcloud") {
    return /\b(?:projects|sql\s{1,2}instances|container\s{1,2}clusters)\s{1,2}delete\b/.test(line) &&
      /--quiet|-q\b/.test(line);
  }
  if (name === "az") return /group\s{1,2}delete\b/.test(line) && /--yes|-y\b/.test(line);
  if (/^(?:redis-cli|valkey-cli)$/.test(name)) return /\bflush(?:all|db)\b/i.test(line);
  if (name === "dropdb") return args.length > 0;
  if (/^(?:psql|mysql|mariadb|mongosh?|sqlcmd)$/.test(name)) {
    return /\bdrop\s{1,2}(?:database|schema)\b(?!\s{1,2}if\s{1,2}exists\s{1,2}test)|dropDatabase\(/i.test(line);
  }
  if (name === "docker" || name === "podman") {
    return /system\s{1,2}prune\b/.test(line) && /-\w{0,2}f|--force/.test(line) && /--volumes/.test(line) &&
      /-\w{0,2}a|--all/.test(line);
  }
  return name === "gsutil" && /\brm\s{1,2}-r\s{1,2}gs:\/\/[^\/\s]{1,80}\/?(?:\*\*?)?$/.test(line);
});

function* wipes(sample: Sample): Generator<Span> {
  for (const span of commands(sample)) {
    const isPage = sample.kind === "document" || sample.kind === "tool_result";
    if (isPage && !LIVE.test(sample.text.slice(Math.max(0, span.start - 160), span.end + 120))) continue;
    yield span;
  }
}
