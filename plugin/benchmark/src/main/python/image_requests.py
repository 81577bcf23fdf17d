"""What the programs that train networks over images are asked by the benchmark: the first request makes the network, one for steps is
answered by the milliseconds of each, one for the gradient by its file.
"""

import json
import sys
import time

import numpy


def floats(request, name):
    """The parameters, the rows x or their target."""
    return numpy.fromfile(f"{request['folder']}/{name}.f32", dtype=numpy.float32)


def answer(name, training):
    """Answers until nothing more is asked.

    training makes a network of the first request, with methods step and write_gradient.
    """
    say({"name": name})
    made = training(json.loads(sys.stdin.readline()))
    say(True)
    for line in sys.stdin:
        asked, told = json.loads(line), True
        if "gradient" in asked:
            made.write_gradient(asked["gradient"])
        else:
            told = [timed(made.step) for _ in range(asked["steps"])]
        say(told)


def say(what):
    print(json.dumps(what), flush=True)


def timed(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1e3
