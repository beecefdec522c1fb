import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';

interface Picture {
  readonly side?: number;
  readonly depth?: number;
  readonly colour?: number;
  readonly interlace?: number;
  readonly palette?: readonly number[];
  /** The points as they are packed, where they are not just blank. */
  readonly points?: Uint8Array;
  /** Chunks before the points. */
  readonly before?: readonly Uint8Array[];
}

const samples: Readonly<Record<number, number>> = { 2: 3, 4: 2, 6: 4 };

/** A blank square PNG, or one that says something else of itself. */
export function png({
  side = 120,
  depth = 8,
  colour = 6,
  interlace = 0,
  palette,
  points,
  before = [],
}: Picture): Uint8Array {
  const blank = () => zlibSync(new Uint8Array(side * (1 + side * (samples[colour] ?? 1) * (depth / 8))));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head({ side, depth, colour, interlace })),
    ...(palette ? [chunk('PLTE', Buffer.from(palette))] : []),
    ...before,
    chunk('IDAT', points ?? blank()),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function head({ side = 120, depth = 8, colour = 6, interlace = 0 }: Picture): Buffer {
  const said = Buffer.alloc(13);
  said.writeUInt32BE(side, 0);
  said.writeUInt32BE(side, 4);
  said.set([depth, colour, 0, 0, interlace], 8);
  return said;
}

export function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
