import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export interface Checksum {
  update(chunk: Uint8Array): void;
  /** Base64 of the big-endian value, as the x-amz-checksum-* headers carry it. */
  value(): string;
}

const makers = {
  crc32: () => running32((crc, chunk) => crc32(chunk, crc)),
  crc32c: () => running32(crc32c),
  crc64nvme,
  sha1: () => hashing('sha1'),
  sha256: () => hashing('sha256'),
} satisfies Record<string, () => Checksum>;

const prefix = 'x-amz-checksum-';

/** A running checksum for a header such as `x-amz-checksum-crc32`; nothing if the algorithm is not served here. */
export function checksumFor(header: string): Checksum | undefined {
  const maker = Object.entries(makers).find(([name]) => `${prefix}${name}` === header)?.[1];
  return maker?.();
}

/** Whether a header carries a checksum's value, known or not, and not a setting such as x-amz-checksum-mode. */
export function isChecksumHeader(name: string): boolean {
  return name.startsWith(prefix) && !['mode', 'algorithm', 'type'].includes(name.slice(prefix.length));
}

function hashing(algorithm: string): Checksum {
  const hash = createHash(algorithm);
  return { update: (chunk) => void hash.update(chunk), value: () => hash.digest('base64') };
}

function running32(next: (crc: number, chunk: Uint8Array) => number): Checksum {
  let crc = 0;
  return {
    update: (chunk) => void (crc = next(crc, chunk)),
    value: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(crc >>> 0);
      return bytes.toString('base64');
    },
  };
}

const table32c = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  return crc;
});

function crc32c(before: number, chunk: Uint8Array): number {
  let crc = ~before;
  for (const byte of chunk) crc = (crc >>> 8) ^ (table32c[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

/** CRC-64/NVME, reflected polynomial 0x9a6c9329ac4bc9b5, in two 32-bit halves: BigInt would be 50 times slower. */
const table64 = Array.from({ length: 256 }, (_, byte) => {
  let crc = BigInt(byte);
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1n) === 1n ? (crc >> 1n) ^ 0x9a6c9329ac4bc9b5n : crc >> 1n;
  return crc;
});
const high64 = Uint32Array.from(table64, (crc) => Number(crc >> 32n));
const low64 = Uint32Array.from(table64, (crc) => Number(crc & 0xffffffffn));

function crc64nvme(): Checksum {
  let high = 0xffffffff;
  let low = 0xffffffff;
  return {
    update: (chunk) => {
      for (const byte of chunk) {
        const at = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (low64[at] ?? 0);
        high = (high >>> 8) ^ (high64[at] ?? 0);
      }
    },
    value: () => {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt32BE(~high >>> 0, 0);
      bytes.writeUInt32BE(~low >>> 0, 4);
      return bytes.toString('base64');
    },
  };
}
