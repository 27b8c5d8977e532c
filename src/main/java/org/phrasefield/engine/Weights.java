package org.phrasefield.engine;

import java.util.List;
import java.util.Optional;

/** A matrix of weights as it is read, a row for each output, before a kernel lays it out for its own use. */
interface Weights {
    int outputs();

    int inputs();

    /** Writes the weights of one output to the first {@link #inputs} places of {@code into}. */
    void row(int output, float[] into);

    /** Where one output's weights stand in a model file; empty if they come from elsewhere. */
    default Optional<TensorRow> stored(int output) {
        return Optional.empty();
    }

    /** Matrices over the same inputs, one below the other, so that one product serves them all. */
    static Weights stacked(List<? extends Weights> parts) {
        return new Stack(List.copyOf(parts));
    }

    /** Several matrices read as one. */
    record Stack(List<Weights> parts) implements Weights {
        @Override
        public int outputs() {
            return parts.stream().mapToInt(Weights::outputs).sum();
        }

        @Override
        public int inputs() {
            return parts.get(0).inputs();
        }

        @Override
        public void row(int output, float[] into) {
            Place place = place(output);
            place.part().row(place.output(), into);
        }

        @Override
        public Optional<TensorRow> stored(int output) {
            Place place = place(output);
            return place.part().stored(place.output());
        }

        private Place place(int output) {
            int left = output;
            for (Weights part : parts) {
                if (left < part.outputs()) {
                    return new Place(part, left);
                }
                left -= part.outputs();
            }
            throw new IndexOutOfBoundsException(output);
        }

        private record Place(Weights part, int output) {}
    }
}
