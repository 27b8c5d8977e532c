package org.phrasefield.trial;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the asking of a run went, each in the order of time.
 *
 * @param widths how many calls were in flight
 * @param residences how models lay in their servers' memory, where a server tells
 * @param spells on what its time was spent
 * @param loading by model, how much of the time of its calls went by while a server loaded it
 */
public record Course(
        List<Width> widths, List<Residence> residences, List<Spell> spells, Map<String, Duration> loading) {
    /** Of a run that nobody asked. */
    public static final Course NONE = new Course(List.of(), List.of(), List.of(), Map.of());

    public Course {
        widths = List.copyOf(widths);
        residences = List.copyOf(residences);
        spells = List.copyOf(spells);
        loading = Map.copyOf(loading);
    }

    /** How long each of these took in all. */
    public static Map<Spell.What, Duration> sums(List<Spell> spells) {
        Map<Spell.What, Duration> sums = new EnumMap<>(Spell.What.class);
        spells.forEach(spell -> sums.merge(spell.what(), spell.took(), Duration::plus));
        return sums;
    }
}
