package org.phrasefield.engine;

/**
 * One row of a tensor in a model file, as it is stored.
 *
 * @param number which row of the tensor
 */
record TensorRow(Tensor tensor, int number) {
    TensorType type() {
        return tensor.type();
    }

    /** Bytes that the row takes. */
    int length() {
        return (int) type().bytes(tensor.inputs());
    }

    /** Copies the row's bytes to the start of {@code into}. */
    void copy(byte[] into) {
        tensor.file().copy(tensor.start() + (long) number * length(), into, length());
    }
}
