import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { KillAnswer, KillTask } from "./kill-worker";

/** One process that stands for the application. */
type Worker = {
  /** "done" only if it said so; anything else: it failed or died. */
  run: (task: KillTask) => Promise<KillAnswer | null>;
  /** Kills it; resolves with the seconds until another one is ready. */
  kill: () => Promise<number>;
};

/** Applications to be killed; the next one starts while the last one is still at work, because starting takes a second. */
export class Killable {
  private readonly children = new Set<ChildProcess>();
  private spare: Promise<ChildProcess> | null = null;
  private current: ChildProcess | null = null;
  private userId = "";

  start(userId: string): void {
    this.userId = userId;
    this.spare = this.launch();
  }

  async ready(): Promise<Worker> {
    if (!this.current) {
      if (!this.spare) throw new Error("No application was started.");
      this.current = await this.spare;
      this.spare = this.launch();
    }
    const child = this.current;
    return {
      run: (task) =>
        new Promise((resolve) => {
          const settle = (answer: KillAnswer | null) => {
            child.off("message", settle);
            child.off("exit", onExit);
            resolve(answer);
          };
          const onExit = () => settle(null);
          child.on("message", settle);
          child.on("exit", onExit);
          child.send(task);
        }),
      kill: async () => {
        const begun = performance.now();
        child.kill("SIGKILL");
        this.children.delete(child);
        this.current = null;
        await this.spare;
        return (performance.now() - begun) / 1000;
      },
    };
  }

  async stop(): Promise<void> {
    await this.spare?.catch(() => undefined);
    for (const child of this.children) child.kill("SIGKILL");
  }

  private async launch(): Promise<ChildProcess> {
    const child = fork("test/store/kill-worker.ts", [this.userId], {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.children.add(child);
    const [said] = await Promise.race([once(child, "message"), once(child, "exit")]);
    if (said !== "ready") throw new Error("The application did not start.");
    return child;
  }
}
