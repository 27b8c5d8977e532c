package org.phrasefield.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Trials that meet a fault while others go well: what they meet says no more of the server. A call that goes well tells that of faults alone which were met
 * before it began: a reply that was on its way already says nothing of what came after, however late it is noted. Guarded by its owner.
 */
final class Loners {
    /** Trials that met the fault since others last went well, each with how many times it had been met then. */
    private final Map<String, Integer> suspects = new HashMap<>();

    private final Set<String> known = new HashSet<>();
    private int met;
    private int calls;
    /** The last call to begin, of those that went well. */
    private int lastWell;

    /**
     * When a call began.
     *
     * @param era of its owner's
     * @param met how many times the fault had been met
     * @param call how many calls had begun, this one counted
     */
    record Begun(int era, int met, int call) {}

    /** A call begins; to be told again where it goes well. */
    Begun begins(int era) {
        return new Begun(era, met, ++calls);
    }

    /** Whether a call that began later went well already. */
    boolean passedOver(Begun call) {
        return lastWell > call.call();
    }

    /** A trial meets the fault. */
    void meets(String trial) {
        suspects.put(trial, ++met);
    }

    /** How many have met it since others last went well. */
    int suspects() {
        return suspects.size();
    }

    /** Whether a trial has met it since others last went well. */
    boolean suspects(String trial) {
        return suspects.containsKey(trial);
    }

    /** A call went well: those that met the fault before it began, who are suspects no more. */
    Set<String> wentWell(Begun call) {
        lastWell = Math.max(lastWell, call.call());
        Set<String> before = suspects.entrySet().stream()
                .filter(each -> each.getValue() <= call.met())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        suspects.keySet().removeAll(before);
        return before;
    }

    /** These are known to meet the fault while others do not. */
    void know(Set<String> trials) {
        known.addAll(trials);
    }

    /** Whether a trial is known to. */
    boolean knows(String trial) {
        return known.contains(trial);
    }
}
