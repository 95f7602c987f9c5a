import { gzipSync } from "node:zlib";

/**
 * Gzip size in bytes of all scripts that the HTML of `path` names, and how many there are. One for browsers
 * without modules (`nomodule`) is not among them: no browser that can run the page fetches it.
 */
export async function firstLoadScripts(
  url: string,
  path: string,
  cookie: string,
): Promise<{ bytes: number; count: number }> {
  const html = await (await fetch(url + path, { headers: { cookie } })).text();
  const sources = new Set(
    [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)(?:\?[^"]*)?"[^>]*>/g)]
      .filter(([tag]) => !/\bnomodule\b/i.test(tag))
      .map((match) => match[1] ?? ""),
  );
  let bytes = 0;
  for (const source of sources) {
    const script = await fetch(new URL(source, url), { headers: { "accept-encoding": "identity" } });
    bytes += gzipSync(Buffer.from(await script.arrayBuffer()), { level: 6 }).length;
  }
  return { bytes, count: sources.size };
}
