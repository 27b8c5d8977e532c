package org.phrasefield.phrasing;

import java.util.List;
import java.util.Locale;
import org.phrasefield.language.Gender;

/**
 * The persons that a form may ask for, in one language.
 *
 * @param version of the list
 * @param persons in a fixed order
 */
public record People(int version, List<Person> persons) {
    public People {
        persons = List.copyOf(persons);
    }

    /** The built-in persons, read anew. */
    static People read(String language) {
        Sheet sheet = Sheet.read("people-" + language + ".yaml");
        return new People(
                Integer.parseInt(sheet.at("version")),
                sheet.sheets("people").stream()
                        .map(person -> new Person(
                                person.at("id"),
                                person.at("name"),
                                Gender.valueOf(person.at("gender").toUpperCase(Locale.ROOT))))
                        .toList());
    }

    /**
     * The person whose turn it is.
     *
     * @param turn from 0; not in step with the wording's turn, or a person would stand in one wording only
     */
    public Person person(int turn) {
        return persons.get(Math.floorMod(turn, persons.size()));
    }
}
