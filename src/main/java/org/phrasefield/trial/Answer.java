package org.phrasefield.trial;

import java.util.Optional;

/**
 * A text that a model gave.
 *
 * @param text the visible answer, exactly as it came
 * @param reasoning reasoning text, kept apart; absent where there was none
 * @param finish the service's own word for why the answer ended
 * @param usage what it cost
 * @param model the model's name as the service reported it; absent where it does not
 */
public record Answer(String text, Optional<String> reasoning, String finish, Usage usage, Optional<String> model) {}
