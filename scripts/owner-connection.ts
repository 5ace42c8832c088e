import { Client } from "pg";
import { Failure } from "./failure";

/** Runs `use` on one connection as the database's owner, and closes it. */
export async function withOwner<T>(databaseUrl: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  // A connection that breaks fails its query; it must not end the process besides.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new Failure(`The database cannot be opened: ${error instanceof Error ? error.message : error}.`);
  }
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
