#!/usr/bin/env python3
"""How much of a server with 4 slots a sweep uses: the asking of `phrasefield run`, which finds the number of calls at once by trying,
beside a plain loop of 4 clients that ask the same number of the same prompts of the same server. Prints answers an hour and the ratio.

The server is llama.cpp's, in the package xllamacpp (pip install xllamacpp). Answers end at 24 tokens. Passes of the two take turns, after one of
each that warms up; the best of each counts. What phrasefield does before the first call and after the last answer is not counted: the time from
the one to the other is, as answers.csv has it.

usage: slots.py MODEL.gguf [--trials N] [--passes N] [--threads N]
"""
import argparse
import concurrent.futures
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import datetime

HOME = pathlib.Path(__file__).resolve().parents[2]
PORT = 18098
SLOTS = 4
TOKENS = 24
SERVER = '''
import sys, xllamacpp
p = xllamacpp.CommonParams()
p.model.path, p.port, p.n_parallel, p.n_ctx = sys.argv[1], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[4]) * 512
p.cpuparams.n_threads = p.cpuparams_batch.n_threads = int(sys.argv[2])
server = xllamacpp.Server(p)
sys.stdin.read()
'''
PROTOCOL = '''
protocol: slots
languages: [en]
intents: [{{topic: the sea}}, {{topic: bread}}]
forms: [direct, imagine, name, story]
trials: {trials}
model: {{model: openai/m, url: "http://127.0.0.1:{port}", max_tokens: {tokens}, temperature: 0.8}}
'''


def start(model, threads):
    process = subprocess.Popen([sys.executable, '-c', SERVER, model, str(threads), str(PORT), str(SLOTS)],
                               stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        try:
            urllib.request.urlopen(f'http://127.0.0.1:{PORT}/health', timeout=5)
            return process
        except OSError:
            if process.poll() is not None:
                break
            time.sleep(0.1)
    sys.exit('the llama.cpp server did not start; is xllamacpp installed, and the port free?')


def ask(prompt):
    body = {'model': 'm', 'messages': [{'role': 'user', 'content': prompt}], 'max_tokens': TOKENS, 'temperature': 0.8}
    request = urllib.request.Request(f'http://127.0.0.1:{PORT}/v1/chat/completions', json.dumps(body).encode(),
                                     {'Content-Type': 'application/json'})
    with urllib.request.urlopen(request, timeout=300) as answer:
        return json.load(answer)['choices'][0]['message']['content']


def phrasefield(folder, trials):
    """Seconds from the first call's beginning to the last one's end, and the prompts that were asked."""
    (folder / 'slots.yaml').write_text(PROTOCOL.format(trials=trials, port=PORT, tokens=TOKENS), encoding='utf-8')
    environment = dict(os.environ, OPENAI_API_KEY='none')
    done = subprocess.run([str(HOME / 'phrasefield'), 'run', 'slots.yaml', '--new', '--quiet'], cwd=folder,
                          env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    newest = max((folder / 'results').glob('slots-*'))
    with open(newest / 'answers.csv', encoding='utf-8', newline='') as answers:
        rows = list(csv.DictReader(answers))
    begun = [datetime.fromisoformat(row['started_at'].replace('Z', '+00:00')).timestamp() for row in rows]
    ended = [at + float(row['seconds']) for at, row in zip(begun, rows)]
    return max(ended) - min(begun), [row['prompt'] for row in rows]


def loop(prompts):
    begun = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(SLOTS) as clients:
        list(clients.map(ask, prompts))
    return time.monotonic() - begun


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('model')
    parser.add_argument('--trials', type=int, default=20)
    parser.add_argument('--passes', type=int, default=2)
    parser.add_argument('--threads', type=int, default=2)
    args = parser.parse_args()
    server = start(args.model, args.threads)
    try:
        ours, theirs = [], []
        with tempfile.TemporaryDirectory() as folder:
            for number in range(args.passes + 1):
                seconds, prompts = phrasefield(pathlib.Path(folder), args.trials)
                plain = loop(prompts)
                print(f'pass {number}: {len(prompts)} answers, phrasefield {seconds:.2f} s, {SLOTS} clients {plain:.2f} s')
                if number:  # the first pass warms up
                    ours.append(len(prompts) * 3600 / seconds)
                    theirs.append(len(prompts) * 3600 / plain)
        print(f'answers an hour: phrasefield {max(ours):.0f}, {SLOTS} clients {max(theirs):.0f}, '
              f'ratio {max(ours) / max(theirs):.2f}, load {os.getloadavg()[0]:.1f}')
    finally:
        server.stdin.close()
        server.kill()
    return 0 if max(ours) >= 0.9 * max(theirs) else 1


sys.exit(main())
