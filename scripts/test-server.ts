import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { environment } from "./environment";
import { Failure } from "./failure";
import { launch } from "./launch";

// The server of the browser tests: like `npm start`, on a folder of its own that goes when it ends.
const folder = resolve(environment.CROSSOVER_FOLDER ?? "");
if (!folder.startsWith(resolve(tmpdir()))) throw new Failure("CROSSOVER_FOLDER must be a temporary folder.");
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
await launch({ dev: false });
