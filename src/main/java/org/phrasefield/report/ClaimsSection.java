package org.phrasefield.report;

import java.util.List;
import java.util.Optional;
import org.phrasefield.forecast.ClaimCheck;
import org.phrasefield.report.page.ClaimsView;

/** The page's part on the source's claims. */
final class ClaimsSection {
    private ClaimsSection() {}

    /** The part; empty where the run put no claim to the test. */
    static Optional<ClaimsView> of(Study study, Texts texts) {
        ClaimText text = new ClaimText(study, texts);
        if (!text.any()) return Optional.empty();
        List<ClaimsView.Table> tables = text.subjects().entrySet().stream()
                .map(subject -> new ClaimsView.Table(
                        subject.getKey(),
                        Texts.capital(text.summary(subject.getValue())) + ".",
                        subject.getValue().stream()
                                .map(check -> row(check, text))
                                .toList()))
                .toList();
        return Optional.of(new ClaimsView(text.heads(), tables));
    }

    private static ClaimsView.Row row(ClaimCheck check, ClaimText text) {
        return new ClaimsView.Row(check.verdict().word().replace(' ', '-'), text.claim(check), text.cells(check));
    }
}
