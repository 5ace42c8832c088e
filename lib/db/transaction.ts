import type { Scope } from "@/lib/auth/scope";
import { database } from "./client";
import { Prisma } from "./generated/client";

export type Transaction = Prisma.TransactionClient;

/** What a write leaves in the audit log, made in the same transaction as the write. */
export type AuditEntry = { action: string; entity: string; entityId: string; detail?: Prisma.InputJsonObject };

type Context = { user: string; role: string; teams: string };

/** Waiting covers a full pool; the run itself ends before the database's own limit on idle transactions. */
const limits = { maxWait: 8_000, timeout: 20_000 };

/** For a transaction that looks at every line of a month, in place of the limits of a request. */
type Longer = { seconds?: number };

/**
 * How tens of thousands of rows are summed. What a wall lets through cannot be told beforehand, so the planner expects
 * next to nothing and would join and sort row by row; a second process costs more than it brings on two processors.
 */
const summing = {
  enable_nestloop: "off",
  enable_mergejoin: "off",
  enable_sort: "off",
  max_parallel_workers_per_gather: "0",
  work_mem: "32MB",
};

/** Runs a read in one transaction that the database sees as this user, with this user's teams. */
export async function readAs<T>(scope: Scope, run: (tx: Transaction) => Promise<T>, longer: Longer = {}): Promise<T> {
  return within(contextOf(scope), run, longer);
}

/** The same for sums over rollups and metric points, which the planner would take the long way. */
export async function readSums<T>(scope: Scope, run: (tx: Transaction) => Promise<T>): Promise<T> {
  return within(contextOf(scope), run, { settings: summing });
}

/** Runs a write in one transaction as this user; its audit row is written with it or not at all. */
export async function writeAs<T>(
  scope: Scope,
  run: (tx: Transaction) => Promise<{ result: T; audit: AuditEntry | readonly AuditEntry[] }>,
  longer: Longer = {},
): Promise<T> {
  const written = async (tx: Transaction) => {
    const { result, audit } = await run(tx);
    for (const entry of [audit].flat()) await record(tx, entry);
    return result;
  };
  return within(contextOf(scope), written, longer);
}

/**
 * Runs a read that sees the costs of every team at one moment, whoever asks: what a team bears of a shared pool depends on
 * the cost of all. It can write nothing, and who calls it lets out only what belongs to the scope's teams.
 */
export async function readAllCosts<T>(scope: Scope, run: (tx: Transaction) => Promise<T>): Promise<T> {
  const context = { user: scope.userId, role: "leader", teams: "" };
  return within(
    context,
    async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`;
      return run(tx);
    },
    { isolationLevel: "RepeatableRead" },
  );
}

/**
 * Runs a write that only says how far a piece of work is. It leaves no audit row: the act that the work belongs to
 * has one when it ends.
 */
export async function noteAs<T>(scope: Scope, run: (tx: Transaction) => Promise<T>): Promise<T> {
  return within(contextOf(scope), run);
}

/**
 * Runs what must happen before anybody is known: sign-in, setup, rate limits, looking up a token. The database
 * shows it accounts, tokens, limits, teams and the organisation, and nothing of the business.
 */
export async function asSignIn<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
  return within({ user: "sign-in", role: "sign-in", teams: "" }, run);
}

/** Adds an audit row. The database sets its actor to the transaction's user; `asSignIn` names one itself. */
export async function record(tx: Transaction, entry: AuditEntry, actorId: string | null = null): Promise<void> {
  const detail = JSON.stringify(entry.detail ?? {});
  await tx.$executeRaw`
    INSERT INTO audit_event (actor_id, action, entity, entity_id, detail, prev_hash, hash)
    VALUES (${actorId}::uuid, ${entry.action}, ${entry.entity}, ${entry.entityId}, ${detail}::jsonb, '', '')`;
}

function contextOf(scope: Scope): Context {
  return { user: scope.userId, role: scope.role, teams: scope.teamIds.join(",") };
}

type Around = Longer & {
  isolationLevel?: Prisma.TransactionIsolationLevel;
  /** Of Postgres, until the transaction ends. */
  settings?: Readonly<Record<string, string>>;
};

async function within<T>(
  context: Context,
  run: (tx: Transaction) => Promise<T>,
  { seconds, isolationLevel, settings = {} }: Around = {},
): Promise<T> {
  const timeout = seconds === undefined ? limits.timeout : seconds * 1000;
  const wanted = Object.entries({ ...settings, ...(seconds !== undefined && { statement_timeout: `${seconds}s` }) });
  const steps = [
    Prisma.sql`app_enter(${context.user}, ${context.role}, ${context.teams})`,
    ...wanted.map(([name, value]) => Prisma.sql`set_config(${name}, ${value}, true)`),
  ];
  return database().$transaction(
    async (tx) => {
      // In one statement: each is a way to the database and back, and a page has a dozen transactions.
      await tx.$executeRaw`SELECT ${Prisma.join(steps)}`;
      return run(tx);
    },
    { ...limits, timeout, ...(isolationLevel && { isolationLevel }) },
  );
}
