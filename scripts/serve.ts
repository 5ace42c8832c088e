import { createServer } from "node:http";
import next from "next";
import { Failure } from "./failure";
import { freePort, isFree } from "./postgres/port";

const usualPort = 3000;

/** The port to serve on: the one given, or the usual one, or the next free one after it. */
export async function choosePort(given: string | undefined, say: (line: string) => void): Promise<number> {
  if (given) {
    const port = Number(given);
    if (!/^\d+$/.test(given) || port > 65_535) throw new Failure(`PORT must be a number from 0 to 65535.`);
    if (port === 0) return freePort();
    if (await isFree(port)) return port;
    throw new Failure(`Port ${port} is taken: stop what uses it, or set PORT to another one.`);
  }
  for (let port = usualPort; port < usualPort + 50; port++) {
    if (!(await isFree(port))) continue;
    if (port !== usualPort) say(`Port ${usualPort} is taken; using ${port}.`);
    return port;
  }
  return freePort();
}

export type Served = { close: () => Promise<void> };

/** Serves the application inside this process: when it dies, nothing is left behind. */
export async function serve({
  port,
  hostname,
  dev,
}: {
  port: number;
  hostname: string;
  dev: boolean;
}): Promise<Served> {
  // Large uploads take longer than the usual five minutes; one that stops arriving is ended by whoever receives it.
  const server = createServer({ requestTimeout: 2 * 3_600_000 });
  const app = next({ dev, dir: ".", hostname, port, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  server.on("request", (request, response) => {
    // The last entry is then ours, whatever the client claims; `clientAddress` counts back from it.
    const claimed = request.headers["x-forwarded-for"];
    request.headers["x-forwarded-for"] = [claimed, request.socket.remoteAddress].flat().filter(Boolean).join(", ");
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  });
  return {
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      setTimeout(() => server.closeAllConnections(), 3_000).unref();
      server.closeIdleConnections();
      await closed;
      await app.close();
    },
  };
}
