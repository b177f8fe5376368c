/*
 * An emulator of the Blob API, for the side before the migration. It is NOT the service: it was written from what the
 * client of @vercel/blob 2.8 sends and reads, and from its documentation. What the service itself decides (the text of an
 * error, the content types that it knows, the order of a list) is as good as that.
 */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

interface StoredBlob {
  readonly content: Buffer;
  readonly contentType: string;
  readonly cacheControl: string;
  readonly uploadedAt: string;
  readonly etag: string;
}

interface Upload {
  readonly pathname: string;
  readonly headers: IncomingMessage["headers"];
  readonly parts: Map<number, Buffer>;
}

export interface BlobEmulator {
  /** What the client finds in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const origin = "https://store.public.blob.vercel-storage.com";

const contentTypes: Readonly<Record<string, string>> = {
  csv: "text/csv",
  html: "text/html",
  jpg: "image/jpeg",
  json: "application/json",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain",
};

class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Starts an empty store of its own on a free port. */
export async function startBlobEmulator(): Promise<BlobEmulator> {
  const store = new BlobStore();
  const server = createServer((request, response) => void answer(store, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the emulator has no port");
  return {
    environment: {
      VERCEL_BLOB_API_URL: `http://127.0.0.1:${String(address.port)}`,
      VERCEL_BLOB_RETRIES: "0",
      BLOB_READ_WRITE_TOKEN: "vercel_blob_rw_store_secret",
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(store: BlobStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const result = store.answer(request, Buffer.concat(chunks));
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(result));
  } catch (error) {
    const { status, code, message } =
      error instanceof ApiError ? error : new ApiError(400, "bad_request", `emulator: ${String(error)}`);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ error: { code, message } }));
  }
}

class BlobStore {
  readonly #blobs = new Map<string, StoredBlob>();
  readonly #uploads = new Map<string, Upload>();

  answer(request: IncomingMessage, body: Buffer): unknown {
    const url = new URL(request.url ?? "/", "http://emulator");
    const parameter = (name: string) => url.searchParams.get(name);
    const { headers } = request;
    switch (`${request.method ?? ""} ${url.pathname}`) {
      case "PUT /": {
        const from = parameter("fromUrl");
        return this.#put(parameter("pathname") ?? "", from === null ? body : this.#found(from).content, headers);
      }
      case "GET /": {
        const name = parameter("url");
        return name === null ? this.#list(url.searchParams) : this.#head(name);
      }
      case "POST /delete": {
        const { urls } = JSON.parse(body.toString()) as { urls: string[] };
        for (const name of urls) this.#blobs.delete(pathnameOf(name));
        return null;
      }
      case "POST /rename": {
        const from = parameter("fromUrl") ?? "";
        const result = this.#put(parameter("pathname") ?? "", this.#found(from).content, headers);
        this.#blobs.delete(pathnameOf(from));
        return result;
      }
      case "POST /mpu":
        return this.#multipart(parameter("pathname") ?? "", headers, body);
      default:
        throw new ApiError(404, "not_found", `no ${request.method ?? ""} ${url.pathname}`);
    }
  }

  #put(wanted: string, content: Buffer, headers: IncomingMessage["headers"]) {
    const header = (name: string) => headers[name]?.toString();
    const pathname = header("x-add-random-suffix") === "1" ? withRandomSuffix(wanted) : wanted;
    const known = this.#blobs.get(pathname);
    const match = header("x-if-match");
    if (match !== undefined && known?.etag !== match) throw new ApiError(412, "precondition_failed", "ETag mismatch");
    if (known && header("x-allow-overwrite") !== "1") {
      const advice = "use `allowOverwrite: true` if you want to overwrite it. Or `addRandomSuffix: true` to generate a unique filename.";
      throw new ApiError(400, "bad_request", `This blob already exists, ${advice}`);
    }
    const extension = /\.([^./]+)$/.exec(pathname)?.[1] ?? "";
    this.#blobs.set(pathname, {
      content,
      contentType: header("x-content-type") ?? contentTypes[extension] ?? "application/octet-stream",
      cacheControl: `public, max-age=${header("x-cache-control-max-age") ?? String(30 * 24 * 60 * 60)}`,
      uploadedAt: new Date().toISOString(),
      etag: `"${createHash("md5").update(content).digest("hex")}"`,
    });
    const { url, downloadUrl, contentType, contentDisposition, etag } = this.#head(pathname);
    return { url, downloadUrl, pathname, contentType, contentDisposition, etag };
  }

  #found(name: string): StoredBlob {
    const blob = this.#blobs.get(pathnameOf(name));
    if (!blob) throw new ApiError(404, "not_found", "The requested blob does not exist");
    return blob;
  }

  #head(name: string) {
    const { content, contentType, cacheControl, uploadedAt, etag } = this.#found(name);
    const pathname = pathnameOf(name);
    return {
      ...addressesOf(pathname),
      pathname,
      size: content.length,
      contentType,
      contentDisposition: `inline; filename="${pathname.slice(pathname.lastIndexOf("/") + 1)}"`,
      cacheControl,
      uploadedAt,
      etag,
    };
  }

  #list(search: URLSearchParams) {
    const prefix = search.get("prefix") ?? "";
    const after = search.get("cursor") ?? "";
    const limit = Number(search.get("limit") ?? 1000);
    const names = [...this.#blobs.keys()].filter((name) => name.startsWith(prefix)).sort();
    const folderOf = (name: string) => {
      const slash = name.indexOf("/", prefix.length);
      return search.get("mode") === "folded" && slash >= 0 ? name.slice(0, slash + 1) : undefined;
    };
    const folders = new Set(names.flatMap((name) => folderOf(name) ?? []));
    const rest = names.filter((name) => folderOf(name) === undefined && name > after);
    const page = rest.slice(0, limit);
    const hasMore = rest.length > page.length;
    const blobs = page.map((pathname) => {
      const { url, downloadUrl, size, uploadedAt, etag } = this.#head(pathname);
      return { url, downloadUrl, pathname, size, uploadedAt, etag };
    });
    return { blobs, folders: [...folders], hasMore, ...(hasMore ? { cursor: page.at(-1) } : {}) };
  }

  #multipart(pathname: string, headers: IncomingMessage["headers"], body: Buffer): unknown {
    const action = headers["x-mpu-action"];
    if (action === "create") {
      const uploadId = randomUUID();
      this.#uploads.set(uploadId, { pathname, headers, parts: new Map() });
      return { key: pathname, uploadId };
    }
    const upload = this.#uploads.get(headers["x-mpu-upload-id"]?.toString() ?? "");
    if (!upload) throw new ApiError(404, "not_found", "no such upload");
    if (action === "upload") {
      upload.parts.set(Number(headers["x-mpu-part-number"]), body);
      return { etag: createHash("md5").update(body).digest("hex") };
    }
    const parts = JSON.parse(body.toString()) as { partNumber: number }[];
    const content = Buffer.concat(parts.map(({ partNumber }) => upload.parts.get(partNumber) ?? Buffer.alloc(0)));
    return this.#put(upload.pathname, content, upload.headers);
  }
}

function addressesOf(pathname: string) {
  const url = `${origin}/${pathname.split("/").map(encodeURIComponent).join("/")}`;
  return { url, downloadUrl: `${url}?download=1` };
}

function pathnameOf(urlOrPathname: string): string {
  if (!/^https?:\/\//.test(urlOrPathname)) return urlOrPathname;
  return decodeURIComponent(new URL(urlOrPathname).pathname.slice(1));
}

function withRandomSuffix(pathname: string): string {
  return pathname.replace(/(\.[^./]+)?$/, `-${randomBytes(15).toString("hex")}$1`);
}
