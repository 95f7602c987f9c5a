/** The headers of an answer that is kept as a file. */
import "server-only";

const PART_MAX = 60;

/** Signs that some file system, shell or header gives a meaning, blanks, and all that Unicode does not print. */
const UNSAFE = /[\p{C}\p{Z}\\/:*?"<>|%'`$&;~^{}[\]#]+/gu;

/** Parts joined to the name of a file, none of which can lead out of a folder, hide its type or break a header. */
export function fileName(parts: readonly string[], extension: string): string {
  const safe = parts.map((part) =>
    [...part.normalize("NFC").replace(UNSAFE, "-")]
      .slice(0, PART_MAX)
      .join("")
      .replace(/^[-.]+|[-.]+$/g, ""),
  );
  return `${safe.filter((part) => part !== "").join("-")}.${extension}`;
}

/** `attachment` with the name in both forms of RFC 6266: in ASCII for old readers, and as it is. */
export function attachment(name: string, contentType: string): Record<string, string> {
  const ascii = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x21-\x7e]/gu, "_")
    .replace(/["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return {
    "content-type": contentType,
    "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    "x-content-type-options": "nosniff",
  };
}

/** An instant as part of a file's name: `20261121T173000Z`. */
export function stamp(iso: string): string {
  return `${iso.slice(0, 19).replace(/[-:]/g, "")}Z`;
}
