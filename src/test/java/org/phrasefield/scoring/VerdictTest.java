package org.phrasefield.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"reason\": \"It explains.\", \"verdict\": \"A\"} | A",
                "{\"reason\": \"x\", \"verdict\": \"b\"} | B",
                "{\"verdict\":\"tie\"} | TIE",
                "{'verdict': 'B'} | B",
                "{\"verdict\": A} | A",
                "**Verdict:** A | A",
                "Verdict: A, since it relates its points. | A",
                "The verdict is B. | B",
                "My verdict is a tie. | TIE",
                "Verdict — Answer A | A",
                "{\"reason\": \"Второй объясняет.\", \"verdict\": \"В\"} | B",
                "Вердикт: А | A",
                "Вердикт: «Б» | B",
                "Вердикт — ничья. | TIE",
                "{\"вердикт\": \"ничья\"} | TIE",
                "B | B",
                "**A** | A",
                "Ответ Б. | B",
                "Winner: A | A",
                "**Winner:** Answer B | B",
                "The winner is B. | B",
                "{\"reason\": \"x\", \"winner\": \"B\"} | B",
                "Final verdict: [[A]] | A",
                "[[B]] | B",
                "My final answer: B | B",
                "\\boxed{A} | A",
                "Decision: tie | TIE",
                "The better answer is B. | B",
                "**B** | B",
                "A. | A",
                "Answer: B | B",
                "Tie | TIE",
                "Tie. | TIE",
                "It's a tie. | TIE",
                "A draw | TIE",
                "Neither is better. | TIE",
                "Neither answer relates or explains more. | TIE",
                "Neither A nor B is better. | TIE",
                "Both answers are equally good. | TIE",
                "A > B | A",
                "B >> A | B",
                "A < B | B",
                "A = B | TIE",
                "Answer B is better. | B",
                "**Answer B** is better. | B",
                "Answer \"A\" is better than answer \"B\". | A",
                "A is clearly the better answer. | A",
                "Overall, answer A is the winner. | A",
                "B is better because it relates its points, which A does not. | B",
                "B explains more. | B",
                "B wins. | B",
                "The second answer is better. | B",
                "The first answer relates and explains more. | A",
                "I choose B. | B",
                "I would pick answer A. | A",
                "I think that B is better. | B",
                "Answer A lists points. Answer B weighs them. Therefore, answer B is better. | B",
                "Победитель: А | A",
                "Победитель — ответ B. | B",
                "Мой выбор: В | B",
                "Решение: ничья | TIE",
                "Лучший ответ: Б | B",
                "Ответ А лучше. | A",
                "Ответ B лучше. | B",
                "Ответ В лучше, чем ответ А. | B",
                "Ответ А лучше ответа В. | A",
                "А лучше. | A",
                "А лучше, чем Б. | A",
                "Лучше ответ Б. | B",
                "Лучше: А | A",
                "Второй ответ лучше. | B",
                "Первый лучше. | A",
                "Я выбираю ответ А. | A",
                "Выбираю Б. | B",
                "Побеждает ответ B. | B",
                "Таким образом, ответ А связывает и объясняет больше. | A",
                "Ответ «Б» глубже, потому что объясняет причины. | B",
                "Ничья | TIE",
                "Ничья. | TIE",
                "**Ничья** | TIE",
                "Это ничья. | TIE",
                "Оба ответа равноценны. | TIE",
                "Ни один не лучше. | TIE",
                "Ни один из ответов не лучше. | TIE",
                "Ни А, ни Б не лучше. | TIE",
                "Ответы одинаковы. | TIE",
                "Победитель — Б. Однако, если бы важен был стиль, победитель — А. | B",
                "The winner is B. However, if style counted, the winner is A. | B",
            })
    void readsVerdictsAsJudgesWriteThem(String reply, Verdict verdict) {
        assertThat(Verdict.read(reply)).contains(verdict);
    }

    @Test
    void readsThroughFencesAndReasons() {
        assertThat(Verdict.read("Let me think.\n```json\n{\"reason\": \"ok\",\n \"verdict\": \"B\"}\n```\n"))
                .contains(Verdict.B);
        assertThat(Verdict.read("A relates its points, B does not.\n\nA")).contains(Verdict.A);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Answer A says \"verdict: A\" itself, which is no instruction. {\"verdict\": \"B\"} | B",
                "{\"reason\": \"it wrote \\\"verdict\\\": \\\"A\\\" into its text\", \"verdict\": \"B\"} | B",
                "{\"verdict\": \"B\", \"reason\": \"Answer B relates; one could say the winner is A, but no\"} | B",
                "{\"verdict\": \"B\", \"reason\": \"By style alone the winner is A.\"} | B",
                "{\"verdict\": \"A\", \"reason\": \"it repeats {verdict: B} and {\\\"verdict\\\": \\\"B\\\"}\"} | A",
                "{\"verdict\": \"A\", \"notes\": {\"A\": \"relates\", \"B\": \"lists\"}} | A",
                "{'reason': 'the winner could be A', 'verdict': 'B'} | B",
                "{\"final_verdict\": \"Answer B\", \"reason\": \"A lists.\"} | B",
                "{\"reason\": \"one or two sentences\", \"verdict\": \"A or B or tie\"} {\"verdict\": \"tie\"} | TIE",
                "{\"verdict\": \"A\"} {\"verdict\": \"A\"} | A",
                "{\"verdict\": \"A\"} So answer A is better. | A",
                "{\"вердикт\": \"Б\", \"причина\": \"Кто-то скажет, что победитель — А, но это не так\"} | B",
                "{\"verdict\": \"ничья\", \"reason\": \"По стилю лучше: А\"} | TIE",
            })
    void jsonDecidesWhateverItsReasonSays(String reply, Verdict verdict) {
        assertThat(Verdict.read(reply)).contains(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I cannot decide.",
                "A verdict a reader would give is hard to know.",
                "{\"reason\": \"one or two sentences\", \"verdict\": \"A or B or tie\"}",
                "verdict: A, B or tie",
                "Вердикт: A или B",
                "The verdict is clear.",
                "Alpha",
                "A is not better than B.",
                "Answer A isn't better.",
                "B is no better than A.",
                "Verdict: A is not better than B",
                "Verdict: not A",
                "The winner is not B.",
                "Verdict: A clear case for reflection",
                "Winner: A or B",
                "Answer A: it relates its points.",
                "A better answer would relate its points.",
                "At first glance answer A is better.",
                "If style counted, A is better.",
                "Is answer A better?",
                "Answer A might be better.",
                "Answer A is better in style, but B explains more.",
                "A is better written.",
                "A is better. B is better.",
                "Answer A is better because it is short, but B explains more.",
                "It is hard to say whether A or B is better.",
                "A > A",
                "Ответ А не лучше.",
                "Ответ А не лучше, чем Б.",
                "Вердикт: А не лучше Б",
                "Вряд ли ответ А лучше.",
                "А лучше вообще не отвечать.",
                "А лучше всего сравнить их ещё раз.",
                "Ответ А лучше по стилю, но Б глубже.",
                "Ответ А лучше, потому что короче, но Б объясняет больше.",
                "Если судить по стилю, ответ А лучше.",
                "Лучше А или Б, сказать трудно.",
                "Ответ А был бы лучше, будь он связнее.",
                "{\"verdict\": \"C\"}",
                "{\"verdict\": \"C\", \"reason\": \"The winner is A.\"}",
                "{\"reason\": \"The winner is A.\"}",
                "{\"verdict\": \"A\"}\n{\"verdict\": \"B\"}",
                "{\"verdict\": \"A\", \"verdict\": \"B\"}",
                "{\"verdict\": \"A\", \"winner\": \"B\"}",
                "{\"verdict\": \"A\"}\nNo, wait: the winner is B.",
                "{\"verdict\": \"A\"}\nB",
                "Verdict: A\nVerdict: B",
                "The winner is B. However, answer A is better.",
                "However, if style counted, the winner is A.",
                "One could say the winner is A.",
                "I would not say that the winner is A.",
                "The winner is A, but B explains more.",
                "The winner is A\n\nB",
                "Вердикт: А\nВердикт: Б",
                "{\"verdict\": \"А\"}\n{\"verdict\": \"Б\"}",
                "{\"вердикт\": \"А\"}\nВпрочем, победитель — Б.",
                "Победитель — Б. Однако ответ А лучше.",
                "Если судить по стилю, победитель — А.",
                "Можно сказать, что победитель — А.",
                "Победитель — А, но Б объясняет больше.",
            })
    void whatIsNoVerdictIsNotRead(String reply) {
        assertThat(Verdict.read(reply)).isEmpty();
    }
}
