// One message from the server: header length (uint32), header (JSON) that names the arrays, the arrays' bytes.

const VIEWS = {
  uint8: Uint8Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
};

export function unpack(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const arrays = {};
  for (const [name, { dtype, shape, offset }] of Object.entries(header.arrays)) {
    const size = shape.reduce((a, b) => a * b, 1);
    arrays[name] = { shape, data: new VIEWS[dtype](buffer, 4 + length + offset, size) };
  }
  return { header, arrays };
}

// Row `index` of an array, as a view.
export function row({ shape, data }, index) {
  const size = shape.slice(1).reduce((a, b) => a * b, 1);
  return data.subarray(index * size, (index + 1) * size);
}
