// Reads the files of the index (docs/search.md): each is fetched once, when it is needed, and inflated.
export class ShardError extends Error {}

const PACKED = '.packed'
/** A request that is never answered must not keep later searches waiting. */
const TIMEOUT_MS = 15_000

/** A function that fetches JSON or bytes below a folder; a failure is not remembered. `files`: {path: bytes} that are there. */
export function makeReader(folder, fetch, files = {}) {
  const pending = new Map()
  const fetchBytes = async (path) => {
    const url = folder + path
    let response
    try {
      // The manifest alone changes under its name: ask the host whether it did.
      const signal = AbortSignal.timeout(TIMEOUT_MS)
      response = await fetch(url, path === 'index.json' ? { cache: 'no-cache', signal } : { signal })
    } catch (error) {
      throw new ShardError(`检索数据无法读取：${url}（${error.message}）`, { cause: error })
    }
    if (!response.ok) throw new ShardError(`检索数据无法读取：${url}（${response.status}）`)
    return response.arrayBuffer()
  }
  const load = async (path, kind) => {
    const bytes = new Uint8Array(files[path] ?? (await fetchBytes(path)))
    const plain = path.endsWith(PACKED) ? await inflate(bytes) : bytes
    return kind === 'json' ? JSON.parse(new TextDecoder().decode(plain)) : plain
  }
  return (path, kind) => {
    if (!pending.has(path)) {
      const promise = load(path, kind)
      pending.set(path, promise)
      promise.catch(() => pending.delete(path))
    }
    return pending.get(path)
  }
}

/** Written rather than piped from a Blob, which takes ten times as long (1 ms a file): the browser's processes pass it on. */
async function inflate(bytes) {
  const { readable, writable } = new DecompressionStream('deflate')
  const writer = writable.getWriter()
  for (const written of [writer.write(bytes), writer.close()]) written.catch(() => {}) // the reading end tells
  return new Uint8Array(await new Response(readable).arrayBuffer())
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit += 1) byte = byte & 1 ? 0xedb88320 ^ (byte >>> 1) : byte >>> 1
  return byte
})

export function crc32(text) {
  let code = 0xffffffff
  for (const byte of new TextEncoder().encode(text)) code = crcTable[(code ^ byte) & 255] ^ (code >>> 8)
  return (code ^ 0xffffffff) >>> 0
}
