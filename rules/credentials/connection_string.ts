import { addressClass, isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** What is left of a default password without the name of its service. */
const DEFAULT = /^[-_]?(?:pass(?:word)?|pwd?|secret)?\d{0,3}$/;

export default defineRule({
  id: "CRED_006",
  title: "Connection string with a password",
  why: "A connection string is an address, a name and a password in one line: all that is needed to read the database.",
  fix: "Change the password. Let the service read it from its own environment, not from a message.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["://"],
  match: scan(
    /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|oracle|clickhouse|cockroachdb|couchdb|ftps?|sftp|ssh|ldaps?|smtps?|imaps?|nats|kafka|jdbc:[a-z]{2,12}|https?):\/\/([^\s:@/"'<>]{0,80}):([^\s@/"'<>]{3,200})@([^\s/:"'<>?#]{2,200})/i,
    (match) => {
      const [, user = "", password = "", host = ""] = match;
      if (
        isPlaceholder(password) ||
        /^(?:pass(?:word|wd)?|pwd|pw|secret|postgres|root|admin|guest|user|mysql|token|key|[*x.]+)\d{0,3}$/i.test(
          password,
        )
      ) return false;
      if (password.toLowerCase() === user.toLowerCase() || /[{}$<>()]/.test(password)) return false;
      // What a compose file gives its own service: redispass@redis. The host is no name that anybody else could reach.
      const service = host.toLowerCase();
      if (/^[a-z]{2,12}$/.test(service) && DEFAULT.test(password.toLowerCase().replace(service, ""))) return false;
      const kind = addressClass(host);
      // A password for this very machine or for a documentation name opens nothing elsewhere.
      return kind !== "loopback" && kind !== "documentation" &&
        !/(?:^|\.)(?:example\.(?:com|org|net)|host|hostname|server|test|invalid|domain\.com)$/i.test(host);
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      "DATABASE_URL=postgres://app:" + "q7Zx!kP2" + "@db.prod.acme.io:5432/orders",
      { text: "mongodb+srv://reader:" + "Vt93kLm20" + "@cluster0.x1y2z.mongodb.net/crm", kind: "tool_result" },
      "connect with redis://:" + "s3cr3tP9x" + "@10.2.0.7:6379/0",
    ],
    passes: [
      "postgres://user:password@localhost:5432/app",
      "mysql://root:${DB_PASSWORD}@db:3306/app",
      "https://user:pass@example.com/path",
      "amqp://guest:guest@rabbitmq:5672",
      "CACHE_URL=redis://:redis-pass@redis:6379/1",
    ],
  },
});
