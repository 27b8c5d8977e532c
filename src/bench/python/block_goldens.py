"""Blocks of every tensor format with the values that the PyPI package gguf reads from them, as JSON on standard output.

Each block holds random bytes, so that all bits count, under small scales of either sign. Usage:

    python3 block_goldens.py > src/test/resources/engine/block-golden.json
"""
import json
from importlib.metadata import version

import gguf
import numpy as np

SEED = 20260917
BLOCKS = 2
# Where the 16-bit floats lie in a block; every byte else is noise.
HALVES = {
    "Q4_0": [0], "Q4_1": [0, 2], "Q5_0": [0], "Q5_1": [0, 2], "Q8_0": [0],
    "Q4_K": [0, 2], "Q5_K": [0, 2], "Q6_K": [208],
}


def block(random, name):
    _, size = gguf.GGML_QUANT_SIZES[gguf.GGMLQuantizationType[name]]
    raw = random.integers(0, 256, size, dtype=np.uint8)
    for at in HALVES[name]:
        raw[at:at + 2] = np.frombuffer(np.float16(random.uniform(-0.1, 0.1)).tobytes(), dtype=np.uint8)
    return raw


def main():
    random = np.random.default_rng(SEED)
    formats = {}
    for name in HALVES:
        raw = np.concatenate([block(random, name) for _ in range(BLOCKS)])
        values = gguf.quants.dequantize(raw, gguf.GGMLQuantizationType[name]).astype(np.float32)
        # Nine digits bring a float32 back exactly.
        formats[name] = {"bytes": raw.tobytes().hex(), "values": [float(f"{value:.9g}") for value in values.ravel()]}
    made_by = f"block_goldens.py with gguf {version('gguf')}, seed {SEED}"
    print(json.dumps({"made_by": made_by, "formats": formats}, separators=(",", ":")).replace('},"', '},\n"'))


if __name__ == "__main__":
    main()
