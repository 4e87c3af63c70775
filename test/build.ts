import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Compiles the command line once for all tests that spawn it. */
export default function setup(): void {
  const root = fileURLToPath(new URL("..", import.meta.url));
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b", "packages/cli"], {
    cwd: root,
    stdio: "inherit",
  });
}
