package org.phrasefield.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import jdk.incubator.vector.FloatVector;

/**
 * Products by the JDK's Vector API, on weights that stay packed as they are in the file: an eighth of the memory of floats,
 * and several times their speed where memory is what limits. Its classes, all whose names begin with Vector, are compiled apart
 * and reached by name only, because a JVM need not have the module.
 */
final class VectorKernel implements Kernel {
    private final Loops loops = new VectorLoops();

    /** Narrower vectors are not worth it, and without the optimising compiler every operation would make objects. */
    @Override
    public boolean fast() {
        return FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 256 && Loops.hardwareFma() && optimising();
    }

    private static boolean optimising() {
        try {
            HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return jvm != null
                    && jvm.getVMOption("TieredStopAtLevel").getValue().equals("4");
        } catch (IllegalArgumentException noCompiler) {
            return false;
        }
    }

    @Override
    public String name() {
        return "vector, " + FloatVector.SPECIES_PREFERRED.vectorBitSize() + " bits";
    }

    @Override
    public Matrix pack(Weights weights, Team team) {
        VectorMatrix matrix = new VectorMatrix(weights.inputs(), weights.outputs());
        team.run(matrix.strips(), (strip, scratch) -> matrix.fill(strip, weights));
        return matrix;
    }

    @Override
    public Operand operand(int width) {
        return new VectorOperand(width);
    }

    @Override
    public Loops loops() {
        return loops;
    }

    @Override
    public long bytes(Weights weights) {
        return VectorMatrix.bytes(weights);
    }
}
