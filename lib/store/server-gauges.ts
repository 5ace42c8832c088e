import { poolGauges } from "@/lib/db/client";
import { readiness } from "./readiness";

export type ServerGauges = { database: boolean; pool: { open: number; idle: number; waiting: number } };

/** What this process knows of its database without asking anything of the business. */
export async function serverGauges(): Promise<ServerGauges> {
  // Asked first, so that the answer is not one of the connections that it counts.
  const pool = poolGauges();
  const { database } = await readiness();
  return { database, pool };
}
