package org.phrasefield.protocol;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a machine may be left alone with a model, by the clock on its wall: over midnight where the end is before the beginning.
 *
 * @param from when a night begins
 * @param until when it ends, another time than {@code from}
 */
public record NightWindow(LocalTime from, LocalTime until) {
    public NightWindow {
        if (from.equals(until)) throw new IllegalArgumentException("a night from " + from + " until " + until);
    }

    /**
     * One night.
     *
     * @param from its first moment
     * @param until the first moment that is no longer part of it
     */
    public record Night(Instant from, Instant until) {
        /** Whether a moment is part of it. */
        public boolean holds(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }

    /**
     * The night that a moment is part of, else the next one. Where the clock is put forward over a time, that time is taken as much later as
     * the clock was put forward; where it is put back, the first of the two moments is meant. A night that such a change leaves no moment of is
     * passed over.
     *
     * @param zone whose wall the clock hangs on
     */
    public Night at(Instant moment, ZoneId zone) {
        // The night of yesterday may last until today.
        LocalDate day = moment.atZone(zone).toLocalDate().minusDays(1);
        while (true) {
            Night night = beginning(day, zone);
            if (moment.isBefore(night.until()) && night.from().isBefore(night.until())) return night;
            day = day.plusDays(1);
        }
    }

    private Night beginning(LocalDate day, ZoneId zone) {
        LocalDate morning = until.isAfter(from) ? day : day.plusDays(1);
        return new Night(
                ZonedDateTime.of(day, from, zone).toInstant(),
                ZonedDateTime.of(morning, until, zone).toInstant());
    }
}
