package org.phrasefield.engine;

import java.util.Optional;

/**
 * A tensor in a model file, seen as rows: a vector is one row, a matrix has a row for each output.
 *
 * @param outputs number of rows
 * @param inputs length of a row, a whole number of the type's blocks
 * @param start position of the first byte in the file
 */
record Tensor(String name, TensorType type, int outputs, int inputs, long start, FileBytes file) implements Weights {
    @Override
    public Optional<TensorRow> stored(int output) {
        return Optional.of(new TensorRow(this, output));
    }

    @Override
    public void row(int output, float[] into) {
        TensorRow row = new TensorRow(this, output);
        byte[] raw = new byte[row.length()];
        row.copy(raw);
        type.decode(raw, into, inputs);
    }

    /** Position after the last byte in the file. */
    long end() {
        return start + outputs * type.bytes(inputs);
    }

    /** The whole of a tensor that has one row. */
    float[] vector() {
        float[] values = new float[inputs];
        row(0, values);
        return values;
    }

    /** The numbers of a tensor that has one row, as one weight for each output; empty if the type stores them in larger blocks. */
    Optional<Tensor> column() {
        return type.blockLength() == 1 ? Optional.of(new Tensor(name, type, inputs, 1, start, file)) : Optional.empty();
    }
}
