"""What a llama.cpp server makes of the models that TinyFamily writes, as JSON on standard output.

Needs the PyPI packages xllamacpp and gguf. Tokens, rendered chats and log-probabilities come from the server, with an F32 cache and flash
attention off. For weights in blocks, whose products the server computes with rounded activations, the truth is a twin of the file with the
same weights as F32, and the server's own numbers stand beside it. Usage:

    python3 family_goldens.py FOLDER > src/test/resources/engine/family-golden.json
"""
import hashlib
import json
import sys
import tempfile
import urllib.request
from importlib.metadata import version
from pathlib import Path

import gguf
import numpy as np
import xllamacpp

CONTEXT = 512
TOP = 20
DATE = "1 Feb 2025"
LENGTHS = [1, 2, 7, 40, 150]
CASES = Path(__file__).parents[2] / "test/resources/engine/engine-golden.json"
MORE = [
    "a zebra and  zebras", "IT'S we'RE don'T x'y", "1 22 333 4444 55555 3.14159 ²³½ Ⅷ٣٤", "end.\n\n\nNew  line\r\n\r\n  tab\t\tend   ",
    "$x = <a>+(b)^~|c|; // !!!\n", "a<tool_call>{}</tool_call> <tool_call><tool_call>", "\n\n  \n x", "ЧТО ЭТО? Слово'с ё́", "'s'S's",
    "[PAD] <|im_end|> <|eot_id|>",
]
CHATS = [
    [{"role": "user", "content": "Hello"}],
    [{"role": "system", "content": " Be brief.\n"}, {"role": "user", "content": "  Why do leaves fall?\n\n"}],
    [{"role": "user", "content": "One 12"}, {"role": "assistant", "content": "Two "}, {"role": "user", "content": "Три"}],
]


class Server:
    """A llama.cpp server for one file."""

    def __init__(self, path):
        params = xllamacpp.CommonParams()
        params.model.path = str(path)
        params.n_ctx = CONTEXT
        params.n_parallel = 1
        params.cpuparams.n_threads = 1
        params.warmup = False
        params.cache_type_k = xllamacpp.ggml_type.GGML_TYPE_F32
        params.cache_type_v = xllamacpp.ggml_type.GGML_TYPE_F32
        params.flash_attn_type = xllamacpp.llama_flash_attn_type.LLAMA_FLASH_ATTN_TYPE_DISABLED
        params.port = 0
        self.server = xllamacpp.Server(params)

    def post(self, path, body):
        request = urllib.request.Request(self.server.listening_address + path, json.dumps(body).encode(),
                                         {"Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request))

    def tokens(self, text, special):
        return self.post("/tokenize", {"content": text, "add_special": special, "parse_special": special})["tokens"]

    def next(self, ids):
        """The likeliest next tokens with ln p. The bias chooses a token that is a whole character: else the server lists none."""
        plain = self.tokens("a", False)[0]
        reply = self.post("/completion", {"prompt": ids, "n_predict": 1, "n_probs": TOP, "temperature": 0, "cache_prompt": False,
                                          "logit_bias": [[plain, 100.0]]})
        return [[each["id"], round(each["logprob"], 6)] for each in reply["completion_probabilities"][0]["top_logprobs"]]


def twin(path, into):
    """The same model with all weights as F32."""
    reader = gguf.GGUFReader(path)
    writer = gguf.GGUFWriter(into, reader.fields["general.architecture"].contents())
    for field in reader.fields.values():
        if not field.name.startswith("GGUF.") and field.name != "general.architecture":
            kind = field.types[0]
            writer.add_key_value(field.name, field.contents(), kind, field.types[-1] if kind == gguf.GGUFValueType.ARRAY else None)
    for tensor in reader.tensors:
        values = gguf.quants.dequantize(tensor.data, tensor.tensor_type).astype(np.float32)
        writer.add_tensor(tensor.name, values.reshape([int(side) for side in reversed(tensor.shape)]))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def prompts(vocabulary):
    random = np.random.default_rng(7)
    return [[int(each) for each in random.integers(0, vocabulary, length)] for length in LENGTHS]


def golden(path, folder):
    reader = gguf.GGUFReader(path)
    types = {tensor.tensor_type for tensor in reader.tensors}
    plain = types <= {gguf.GGMLQuantizationType.F32}
    server = Server(path)
    sequences = prompts(len(reader.fields["tokenizer.ggml.tokens"].data))
    result = {"name": path.stem, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    if path.stem[0] != "Q":
        cases = [each["text"] for each in json.load(open(CASES))["tokenise"]] + MORE
        result["tokenise"] = [{"text": text, "ids": server.tokens(text, False)} for text in cases]
        result["chats"] = []
        for chat in CHATS:
            # Without a date the server would take today's; the template's own would then not be seen.
            rendered = server.post("/apply-template", {"messages": chat, "chat_template_kwargs": {"date_string": DATE}})["prompt"]
            result["chats"].append({"messages": chat, "rendered": rendered, "ids": server.tokens(rendered, True)})
    truth = server
    if not plain:
        twin(path, Path(folder) / path.name)
        truth = Server(Path(folder) / path.name)
        result["rounded"] = [{"ids": ids, "next": server.next(ids)} for ids in sequences]
    result["next"] = [{"ids": ids, "next": truth.next(ids)} for ids in sequences]
    return result


def main():
    with tempfile.TemporaryDirectory() as folder:
        models = [golden(path, folder) for path in sorted(Path(sys.argv[1]).glob("*.gguf"))]
    made_by = f"family_goldens.py with xllamacpp {version('xllamacpp')}, gguf {version('gguf')}"
    lines = ",\n".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in models)
    print('{"made_by":' + json.dumps(made_by) + ',"models":[\n' + lines + "\n]}")


if __name__ == "__main__":
    main()
