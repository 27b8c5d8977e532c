package org.phrasefield.language;

/** The gender of a person's name; decides how the name inflects and which verb agrees with it. */
public enum Gender {
    MASCULINE,
    FEMININE
}
