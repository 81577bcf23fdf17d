"""Clients that ask a model server over the Open Inference Protocol, and compare each answer with ONNX Runtime's, bit for bit.

usage: serving_clients.py FILE PORT NAME CLIENTS REQUESTS

The server listens on 127.0.0.1 for gRPC. Prints JSON: requests, rows, wrong answers, and seconds.
"""

import json
import random
import sys
import threading
import time

import numpy
import onnxruntime
import tritonclient.grpc as triton

ROWS = 512
MOST = 8  # rows of a request
SECONDS = 30  # for an answer


def drawn_rows(metadata):
    """Rows about the file's calibration rows; a tenth of the cells blank where the file fills them."""
    deviations = numpy.float32(json.loads(metadata["idem4j.calibration"])["deviations"])
    centre = numpy.float32(json.loads(metadata["idem4j.calibrated_for"])["rows"][0])
    generator = numpy.random.default_rng(1)
    rows = (centre + deviations * generator.standard_normal((ROWS, len(centre)))).astype(numpy.float32)
    if "idem4j.fill_spread" in metadata:
        rows[generator.random(rows.shape) < 0.1] = numpy.nan
    return rows


def ask(client, name, rows):
    given = triton.InferInput("input", rows.shape, "FP32")
    given.set_data_from_numpy(rows)
    answer = client.infer(name, [given], client_timeout=SECONDS)
    return answer.as_numpy(answer.get_response().outputs[0].name)


class Clients:
    """Threads of their own connections, each of which asks for rows drawn anew."""

    def __init__(self, url, name, rows, expected):
        self.url, self.name, self.rows, self.expected = url, name, rows, expected
        self.asked = self.wrong = 0
        self.lock = threading.Lock()

    def run(self, clients, requests):
        threads = [threading.Thread(target=self.one, args=(seed, requests)) for seed in range(clients)]
        for step in (threading.Thread.start, threading.Thread.join):
            for thread in threads:
                step(thread)

    def one(self, seed, requests):
        draw = random.Random(seed)
        with triton.InferenceServerClient(self.url) as client:
            for _ in range(requests):
                start, count = draw.randrange(ROWS - MOST), draw.randint(1, MOST)
                some = slice(start, start + count)
                right = self.answers_rightly(client, some)
                with self.lock:
                    self.asked += count
                    self.wrong += not right

    def answers_rightly(self, client, some):
        """An error of the server is a wrong answer."""
        try:
            answer = ask(client, self.name, self.rows[some])
        except triton.InferenceServerException as e:
            print(e, file=sys.stderr)
            return False
        return answer.dtype == numpy.float32 and answer.tobytes() == self.expected[some].tobytes()


def main(file, port, name, clients, requests):
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    rows = drawn_rows(session.get_modelmeta().custom_metadata_map)
    asking = Clients(f"127.0.0.1:{port}", name, rows, session.run(["output"], {"input": rows})[0])
    start = time.perf_counter()
    asking.run(int(clients), int(requests))
    seconds = time.perf_counter() - start
    print(json.dumps({"requests": int(clients) * int(requests), "rows": asking.asked, "wrong": asking.wrong, "seconds": seconds}))


if __name__ == "__main__":
    main(*sys.argv[1:])
