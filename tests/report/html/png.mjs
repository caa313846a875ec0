// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0

import {inflateSync} from "node:zlib";

/// How many colours a PNG of 8 bits without interlacing holds.
export function distinctColours(png) {
  let at = 8;
  let width = 0, height = 0, samples = 0;
  const data = [];
  while (at < png.length) {
    const size = png.readUInt32BE(at);
    const kind = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + size);
    if (kind === "IHDR") {
      width = body.readUInt32BE(0);
      height = body.readUInt32BE(4);
      samples = {0: 1, 2: 3, 6: 4}[body[9]];
    } else if (kind === "IDAT") {
      data.push(body);
    }
    at += size + 12;
  }
  const bytes = inflateSync(Buffer.concat(data));
  const row = width * samples;
  let above = new Uint8Array(row);
  const colours = new Set();
  for (let y = 0; y < height; ++y) {
    const filter = bytes[y * (row + 1)];
    const line = new Uint8Array(row);
    for (let i = 0; i < row; ++i) {
      const left = i >= samples ? line[i - samples] : 0;
      const up = above[i];
      const corner = i >= samples ? above[i - samples] : 0;
      let guess = 0;
      if (filter === 1) {
        guess = left;
      } else if (filter === 2) {
        guess = up;
      } else if (filter === 3) {
        guess = (left + up) >> 1;
      } else if (filter === 4) {
        const p = left + up - corner;
        const a = Math.abs(p - left), b = Math.abs(p - up), c = Math.abs(p - corner);
        guess = a <= b && a <= c ? left : b <= c ? up : corner;
      }
      line[i] = bytes[y * (row + 1) + 1 + i] + guess;
    }
    for (let x = 0; x < width; ++x)
      colours.add(line.subarray(x * samples, x * samples + samples).join());
    above = line;
  }
  return colours.size;
}
