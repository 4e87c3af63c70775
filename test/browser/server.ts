import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";

/** As strict as a page can be that runs a script and a frame of its own origin. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; frame-src 'self'";

const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" };

export interface Server {
  readonly origin: string;
  readonly close: () => void;
}

/** Serves the pages given, axe-core, and the built widget. */
export async function serve(folder: string, pages: Readonly<Record<string, string>>): Promise<Server> {
  const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").replace(/[?].*/, "");
    const page = pages[path];
    response.setHeader("content-security-policy", POLICY);
    response.setHeader("content-type", `${TYPES[extname(path)] ?? "text/html"}; charset=utf-8`);
    try {
      response.end(page ?? readFileSync(path === "/axe.js" ? axe : join(folder, path)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the test server has no port");
  return {
    origin: `http://127.0.0.1:${String(address.port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
