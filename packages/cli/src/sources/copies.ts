import { createHash } from "node:crypto";
import { openBytes } from "./bytes.ts";
import type { InputFile } from "./sniff.ts";

export interface Copy {
  readonly path: string;
  readonly of: string;
}

/** Leaves each content once, however it is packed: files that begin alike are compared in full. */
export async function withoutCopies(
  all: readonly InputFile[],
): Promise<{ readonly files: readonly InputFile[]; readonly copies: readonly Copy[] }> {
  const files: InputFile[] = [];
  const copies: Copy[] = [];
  const alike = new Map<string, InputFile[]>();
  for (const file of all) {
    const head = "head" in file && file.path !== "-" ? file.head.sha256 : null;
    const others = head === null ? [] : (alike.get(head) ?? []);
    const twin = await sameAs(file, others);
    if (twin !== null) copies.push({ path: file.path, of: twin.path });
    else {
      files.push(file);
      if (head !== null) alike.set(head, [...others, file]);
    }
  }
  return { files, copies };
}

async function sameAs(file: InputFile, others: readonly InputFile[]): Promise<InputFile | null> {
  for (const other of others) if ((await contentHash(file)) === (await contentHash(other))) return other;
  return null;
}

async function contentHash(file: InputFile): Promise<string> {
  if ("head" in file && file.head.isWhole) return file.head.sha256;
  const hash = createHash("sha256");
  for await (const chunk of openBytes({ path: file.path, hash: false }).chunks) hash.update(chunk);
  return hash.digest("hex");
}
