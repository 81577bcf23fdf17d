"""An exported file on a model server that is not ours: MLServer, by MLflow's flavour for ONNX, asked over the Open Inference Protocol.

usage: servers.py [--work DIR] [--python EXECUTABLE] [--clients 8] [--requests 5000]

Needs the commands (mvn -q package -DskipTests) and Python 3.10 to 3.12. The packages come from the registry into DIR, or into a temporary
folder, unless EXECUTABLE has them. The server puts requests together to batches; each answer is compared bit for bit with ONNX
Runtime's. Then the folder that `export --for triton` writes is read by Triton's own protobuf. Ends with 1 where an answer is wrong.
"""

import argparse
import contextlib
import json
import pathlib
import socket
import subprocess
import time
import urllib.request

from environment import Python, run, work
from exported import ROOT, Exported

PACKAGES = [
    "mlserver==1.7.1",
    "mlserver-mlflow==1.7.1",
    "mlflow==3.17.2",
    "onnx==1.23.2",
    "onnxruntime==1.32.0",
    "tritonclient[grpc]==2.73.0",
]
HERE = pathlib.Path(__file__).absolute().parent
NAME = "repair"
BATCH = {"max_batch_size": 64, "max_batch_time": 0.002}
START = 120  # seconds

# MLflow writes the file anew; the one that was exported takes its place.
SAVE = """
import mlflow.onnx, onnx, pathlib, shutil, sys
file, folder = sys.argv[1:]
mlflow.onnx.save_model(onnx.load(file), folder, pip_requirements=["onnxruntime"], save_as_external_data=False)
shutil.copy(file, pathlib.Path(folder, "model.onnx"))
"""

TRITON = """
import google.protobuf.text_format, sys
from tritonclient.grpc import model_config_pb2
read = google.protobuf.text_format.Parse(open(sys.argv[1]).read(), model_config_pb2.ModelConfig())
assert read.backend == "onnxruntime" and read.input[0].name == "input" and read.output[0].name == "output", read
print(read.name, read.max_batch_size, list(read.input[0].dims), model_config_pb2.DataType.Name(read.input[0].data_type))
"""


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [listening.getsockname()[1] for listening in sockets]
    for listening in sockets:
        listening.close()
    return ports


@contextlib.contextmanager
def mlserver(executable, exported, folder):
    """Starts it and gives its port for gRPC; stops it in the end."""
    folder = folder / "server"
    run([executable, "-c", SAVE, exported.file, folder / "model"])
    http, grpc, metrics = free_ports(3)
    settings = {"host": "127.0.0.1", "http_port": http, "grpc_port": grpc, "metrics_port": metrics, "parallel_workers": 0}
    model = {"name": NAME, "implementation": "mlserver_mlflow.MLflowRuntime", "parameters": {"uri": "./model", "content_type": "np"}, **BATCH}
    (folder / "settings.json").write_text(json.dumps(settings))
    (folder / "model-settings.json").write_text(json.dumps(model))
    with open(folder / "log", "w") as log:
        server = subprocess.Popen([executable.parent / "mlserver", "start", folder], cwd=folder, stdout=log, stderr=log)
        try:
            wait(server, f"http://127.0.0.1:{http}/v2/models/{NAME}/ready", folder / "log")
            yield grpc
        finally:
            server.terminate()
            server.wait()


def wait(server, url, log):
    for _ in range(START):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(url, timeout=5).close()
            return
        if server.poll() is not None:
            break
        time.sleep(1)
    raise SystemExit("MLServer did not start:\n" + log.read_text()[-2000:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", metavar="DIR")
    parser.add_argument("--python", metavar="EXECUTABLE", type=pathlib.Path)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--requests", type=int, default=5000)
    arguments = parser.parse_args()
    with work(arguments.work) as folder:
        python = arguments.python or installed(folder)
        exported = Exported("fills blanks", folder, python)
        with mlserver(python, exported, folder) as port:
            command = [HERE / "serving_clients.py", exported.file, port, NAME, arguments.clients, arguments.requests]
            asked = json.loads(run([python, *command]).splitlines()[-1])
        print(f"MLServer 1.7.1, {arguments.clients} clients: {asked}, {asked['requests'] / asked['seconds']:.0f} requests per second")
        repository = folder / "triton" / NAME
        run(["java", "@plugin/target/idem4j.args", "export", "--model", exported.file.with_suffix(".tribuo"), "--for", "triton",
             "--output", repository], cwd=ROOT)
        print("Triton's protobuf reads:", run([python, "-c", TRITON, repository / NAME / "config.pbtxt"]).strip())
        if asked["wrong"]:
            raise SystemExit(f"Not so: {asked['wrong']} answers are wrong")


def installed(folder):
    python = Python(folder / "python")
    python.install(*PACKAGES)
    return python.executable


if __name__ == "__main__":
    main()
