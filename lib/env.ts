import { z } from "zod";

/** Secrets that stand in examples and tutorials: none of them may guard a real deployment. */
const exampleSecret = /change.?me|example|secret|password|your[-_]|^(.)\1+$/i;

const flag = z.enum(["0", "1", "true", "false"]).transform((value) => value === "1" || value === "true");

/** "prometheus.internal,10.0.0.5:9090", in lower case. */
const hostList = z
  .string()
  .transform((text) => text.split(",").flatMap((host) => host.trim().toLowerCase() || []))
  .pipe(z.array(z.string().regex(/^[^\s/@]+$/, "must be host names, each with a port or without, between commas")));

const variables = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }),
    AUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
    APP_URL: z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" }),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    OIDC_ISSUER: z.url().optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    CROSSOVER_FOLDER: z.string().default(".crossover"),
    CROSSOVER_DEMO: flag.default(false),
    CROSSOVER_NOW: z.iso.datetime().optional(),
    ALLOW_PRIVATE_HOSTS: hostList.default([]),
    METRICS_TOKEN: z.string().min(32, "must have at least 32 characters").optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// address" }).optional(),
    SMTP_FROM: z.email("must be an e-mail address").optional(),
  })
  .superRefine((value, context) => {
    for (const name of ["AUTH_SECRET", "METRICS_TOKEN"] as const) {
      if (value.NODE_ENV === "production" && exampleSecret.test(value[name] ?? "")) {
        context.addIssue({ code: "custom", path: [name], message: "is an example value: use a random one" });
      }
    }
    const given = [value.OIDC_ISSUER, value.OIDC_CLIENT_ID, value.OIDC_CLIENT_SECRET].filter(Boolean).length;
    if (given !== 0 && given !== 3) {
      const message = "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be given together";
      context.addIssue({ code: "custom", path: ["OIDC_ISSUER"], message });
    }
    if ((value.SMTP_URL === undefined) !== (value.SMTP_FROM === undefined)) {
      context.addIssue({ code: "custom", path: ["SMTP_URL"], message: "and SMTP_FROM must be given together" });
    }
  });

export type Env = {
  readonly production: boolean;
  readonly databaseUrl: string;
  readonly authSecret: string;
  /** Where browsers reach the application, without a trailing slash. */
  readonly appUrl: string;
  readonly port: number;
  /** Reverse proxies in front that write X-Forwarded-For; 0: browsers connect directly. */
  readonly trustedProxies: number;
  /** null: sign-in with e-mail and password only. */
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  /** Hosts of the own network that users may give as metrics servers and webhooks. */
  readonly outsideAllowHosts: readonly string[];
  /** What a monitoring server names itself with; null: it is told nothing. */
  readonly metricsToken: string | null;
  /** Who sends mails, and by which server; null: no mails are sent. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** Where the server keeps its own files: the embedded database, uploads under way. */
  readonly folder: string;
  /** Demo data and demo users are wanted. */
  readonly demo: boolean;
  /** Freezes the clock; null: the real time. */
  readonly now: Date | null;
};

export class InvalidEnvironment extends Error {}

/** Reads the settings out of `source`; throws one line that names every wrong variable and never its value. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = variables.safeParse(filled);
  if (!parsed.success) throw new InvalidEnvironment(parsed.error.issues.map(explain(filled)).join("; "));
  const { data } = parsed;
  const { SMTP_URL: url, SMTP_FROM: from } = data;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = data;
  return {
    production: data.NODE_ENV === "production",
    databaseUrl: data.DATABASE_URL,
    authSecret: data.AUTH_SECRET,
    appUrl: data.APP_URL.replace(/\/+$/, ""),
    port: data.PORT,
    trustedProxies: data.TRUSTED_PROXIES,
    oidc: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null,
    outsideAllowHosts: data.ALLOW_PRIVATE_HOSTS,
    metricsToken: data.METRICS_TOKEN ?? null,
    smtp: url && from ? { url, from } : null,
    folder: data.CROSSOVER_FOLDER,
    demo: data.CROSSOVER_DEMO,
    now: data.CROSSOVER_NOW ? new Date(data.CROSSOVER_NOW) : null,
  };
}

function explain(source: Record<string, string | undefined>) {
  return ({ path, message }: { path: PropertyKey[]; message: string }) => {
    const name = String(path[0]);
    return source[name] === undefined ? `${name} is missing` : `${name} ${message}`;
  };
}

let cached: Env | undefined;

/** The settings of this process. Read on first use, so that building and importing need none. */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}
