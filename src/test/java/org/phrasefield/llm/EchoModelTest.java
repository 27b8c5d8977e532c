package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.trial.Outcome;

class EchoModelTest extends LanguageModelContract {
    @Override
    LanguageModel open() {
        return new EchoModel();
    }

    @Test
    void repeatsThePromptToTheLetter() throws Exception {
        String prompt = " Что посоветуешь о шуме? \n👩‍👩‍👧 ";
        assertThat(new EchoModel()
                        .ask(question(prompt, 3))
                        .outcome()
                        .text()
                        .orElseThrow()
                        .text())
                .isEqualTo(prompt);
    }

    @Test
    void aBlankPromptIsAnEmptyAnswer() throws Exception {
        assertThat(new EchoModel().ask(question(" ", 3)).outcome()).isInstanceOf(Outcome.Empty.class);
    }
}
