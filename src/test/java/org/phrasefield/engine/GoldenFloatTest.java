package org.phrasefield.engine;

class GoldenFloatTest extends GoldenTest {
    @Override
    Kernel kernel() {
        return KernelChoice.plain();
    }
}
