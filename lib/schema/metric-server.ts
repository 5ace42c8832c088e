import { z } from "zod";
import { type MetricQueries, type PulledName, pulledMetrics } from "./pulled-metrics";

const label = z
  .string()
  .trim()
  .regex(/^([a-zA-Z_][a-zA-Z0-9_]{0,99})?$/, "Must be a label name such as team, or empty.");

const query = z.string().trim().max(2_000, "At most 2,000 characters.");

const names: readonly PulledName[] = pulledMetrics.map(({ name }) => name);

/** The server as the form sends it. */
export const metricServerInput = z.strictObject({
  url: z
    .string()
    .trim()
    .max(2_000, "At most 2,000 characters.")
    .refine(isWebAddress, "Must be an address such as https://prometheus.example.org, without user name."),
  /** Empty: the one that is kept stays, while the address is on the same server. */
  token: z
    .string()
    .trim()
    .max(4_000, "At most 4,000 characters.")
    .regex(/^[\x21-\x7e]*$/, "Must be visible characters without spaces."),
  dropToken: z.boolean().default(false),
  teamLabel: label,
  workloadLabel: label,
  enabled: z.boolean(),
  queries: z.partialRecord(z.enum(names), query).transform(withoutEmpty),
});

export type MetricServerInput = z.infer<typeof metricServerInput>;

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password && !search && !hash;
}

function withoutEmpty(queries: MetricQueries): MetricQueries {
  return Object.fromEntries(Object.entries(queries).filter(([, text]) => text !== ""));
}

/** Queries as they are kept; what this version does not know is left out. */
export function queriesOf(stored: unknown): MetricQueries {
  const given = z.record(z.string(), z.string()).safeParse(stored).data ?? {};
  return Object.fromEntries(names.flatMap((name) => (given[name] ? [[name, given[name]]] : [])));
}

/** Whether a kept token may go to an address: only to the server that it was given for. */
export function isSameServer(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}
