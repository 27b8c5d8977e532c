package org.phrasefield.engine;

class GoldenVectorTest extends GoldenTest {
    @Override
    Kernel kernel() {
        return KernelChoice.vector().orElseThrow();
    }
}
