package org.phrasefield.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.phrasefield.run.LanguageModel;
import org.phrasefield.trial.Outcome;

class SampleModelTest extends LanguageModelContract {
    @Override
    LanguageModel open() throws IOException {
        return SampleModel.read(packed("""
                {"model":"SmolLM2","digest":"b179"}
                {"prompt":"Name a colour.","outcome":"answered","text":"Синий.","input_tokens":9,"output_tokens":2}
                {"prompt":"Name a colour.","outcome":"answered","text":"Red."}
                {"system":"Be short.","prompt":"Name a colour.","outcome":"answered","text":"Blue."}
                {"prompt":"Tell a story.","outcome":"cut","text":"Once"}
                """));
    }

    private static InputStream packed(String lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Test
    void aPromptGetsItsRecordedAnswersBySeed() throws Exception {
        LanguageModel sample = open();
        assertThat(sample.ask(question("Name a colour.", 4))
                        .outcome()
                        .text()
                        .orElseThrow()
                        .text())
                .isEqualTo("Синий.");
        assertThat(sample.ask(question("Name a colour.", 5))
                        .outcome()
                        .text()
                        .orElseThrow()
                        .text())
                .isEqualTo("Red.");
        assertThat(sample.ask(question("Tell a story.", 5)).outcome()).isInstanceOf(Outcome.Cut.class);
    }

    @Test
    void aPromptThatWasNotRecordedIsNoAnswer() throws Exception {
        assertThat(open().ask(question("Who?", 1)).outcome()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void itSaysLoudlyThatNoModelWasAsked() throws Exception {
        assertThat(open().caution("en").orElseThrow()).contains("NO MODEL WAS ASKED");
        assertThat(open().identity().name().orElseThrow()).contains("SmolLM2").contains("no model was asked");
        assertThat(open().identity().more().values().toString()).contains("NO MODEL WAS ASKED");
    }

    @Test
    void aDamagedSampleIsNotRead() {
        assertThatThrownBy(() -> SampleModel.read(packed("{\"model\":\"x\"}\n[1]\n")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> SampleModel.read(packed(""))).isInstanceOf(IOException.class);
    }
}
