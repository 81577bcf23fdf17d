"""Rows a second of core time: RepairTransformer beside the command predict on the same rows, in turns, each from CSV to CSV.

    PYTHON throughput.py JAR ARGS MODEL TABLE FOLDER [ROWS [ROUNDS]]

PYTHON has pyspark, whose release is the Spark that runs; JAR is idem4j-spark-…-all.jar, ARGS plugin/target/idem4j.args, MODEL an ONNX
file, TABLE a CSV with its columns as numbers, repeated until there are ROWS rows (1,000,000) in FOLDER. Runs of ROWS and of a fifth
are told apart, so that what starts and warms up counts for none. First in local[2], then on a standalone cluster of a master and two
workers of one core each, which this script starts and ends by Spark's own scripts. predict runs on one core. Seconds are those of the
processor, user and system, so that others on the machine count for little; the best of ROUNDS runs (3) counts.
"""

import glob
import os
import resource
import shutil
import subprocess
import sys
import time

import pyspark
from pyspark.sql import SparkSession
from pyspark.sql.functions import col

HOME = os.path.dirname(pyspark.__file__)
MASTER = "spark://127.0.0.1:17077"


def write_table(table, path, rows):
    with open(table) as source:
        header, *lines = source.read().splitlines()
    with open(path, "w") as out:
        out.write(header + "\n")
        for start in range(0, rows, len(lines)):
            out.write("\n".join(lines[: rows - start]) + "\n")


def cpu_of(pid):
    """User and system seconds of a process so far."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_of(pid):
    """The largest resident memory of a process so far, MB."""
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) // 1024


def predict(args, model, table, out):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.time()
    command = ["java", "@" + args, "predict", "--model", model, "--input", table, "--output", out, "--repair", "all"]
    # On one core, where no thread of ONNX Runtime waits for another's part while it spins.
    core = {min(os.sched_getaffinity(0))}
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: os.sched_setaffinity(0, core),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.time() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Job:
    """CSV to CSV by Spark, the processes of its tasks watched."""

    def __init__(self, master, jar, model, table):
        self.spark = (
            SparkSession.builder.master(master)
            .config("spark.jars", jar)
            .config("spark.ui.enabled", False)
            .config("spark.ui.showConsoleProgress", False)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.memory", "1g")
            .config("spark.executor.memory", "1g")
            .config("spark.sql.files.maxPartitionBytes", "32m")
            .getOrCreate()
        )
        self.spark.sparkContext.setLogLevel("ERROR")
        with open(table) as lines:
            self.columns = lines.readline().strip().split(",")
        stage = self.spark._jvm.org.idem4j.spark.RepairTransformer
        self.stage = stage().setModel(model).setRepair("all")
        self.local = master.startswith("local")

    def tasks(self):
        """The processes that run tasks: this session's JVM, or the executors of its application."""
        if self.local:
            return [self.spark._jvm.java.lang.ProcessHandle.current().pid()]
        found = []
        for path in glob.glob("/proc/[0-9]*/cmdline"):
            try:
                with open(path) as file:
                    line = file.read()
            except OSError:
                continue
            if "CoarseGrainedExecutorBackend" in line and self.spark.sparkContext.applicationId in line:
                found.append(int(path.split("/")[2]))
        return found

    def run(self, table, out, repairs=True):
        rows = self.spark.read.csv(table, header=True, schema=", ".join(f"`{name}` double" for name in self.columns))
        if repairs:
            rows = type(rows)(self.stage.transform(rows._jdf), self.spark)
        before = sum(cpu_of(pid) for pid in self.tasks())
        begun = time.time()
        rows.write.mode("overwrite").csv(out, header=True)
        return time.time() - begun, sum(cpu_of(pid) for pid in self.tasks()) - before

    def peaks(self):
        return [peak_of(pid) for pid in self.tasks()]

    def floats(self, table):
        """The values as floats, in the file's order of rows: predict writes the shortest digits of a float, Spark those of the double."""
        rows = self.spark.read.csv(table, header=True, inferSchema=True)
        return rows.select([col(f"`{name}`").cast("float") for name in self.columns]).orderBy(*self.columns).collect()


def told(name, few, many, rows):
    """What the rows beyond the fifth took."""
    more = rows - rows // 5
    wall, cpu = many[0] - few[0], many[1] - few[1]
    print(f"{name:28} {more / cpu:9,.0f} rows per second of a core; {more / wall:9,.0f} per second", flush=True)
    return more / cpu


def best(runs):
    return min(runs, key=lambda run: run[1])


def measure(job, args, model, few, many, folder, rows, rounds):
    out = os.path.join(folder, "out")
    job.run(few, out)
    job.run(few, out)
    taken = {name: ([], []) for name in ("predict", "spark", "carried")}
    for _ in range(rounds):
        for size, table in enumerate((few, many)):
            taken["predict"][size].append(predict(args, model, table, out + ".csv"))
            taken["spark"][size].append(job.run(table, out))
            taken["carried"][size].append(job.run(table, out, repairs=False))
            print(f"  peak of memory after {(rows // 5, rows)[size]:,} rows, MB: {job.peaks()}", flush=True)
    plain = told("predict", *map(best, taken["predict"]), rows)
    spark = told("RepairTransformer", *map(best, taken["spark"]), rows)
    told("Spark's CSV to CSV alone", *map(best, taken["carried"]), rows)
    print(f"RepairTransformer : predict = {spark / plain:.2f} for each core", flush=True)


def main(jar, args, model, table, folder, rows=1_000_000, rounds=3):
    os.makedirs(folder, exist_ok=True)
    few, many = os.path.join(folder, "few.csv"), os.path.join(folder, "many.csv")
    write_table(table, few, rows // 5)
    write_table(table, many, rows)
    print(f"Spark {pyspark.__version__}, {rows:,} rows; local[2]:", flush=True)
    job = Job("local[2]", jar, model, few)
    small = os.path.join(folder, "small.csv")
    write_table(table, small, 5_000)
    predict(args, model, small, small + ".predicted.csv")
    job.run(small, small + ".spark")
    same = job.floats(small + ".predicted.csv") == job.floats(small + ".spark")
    print(f"  the same floats as predict: {same}", flush=True)
    measure(job, args, model, few, many, folder, rows, rounds)
    job.spark.stop()
    processes = []
    try:
        environment = dict(os.environ, SPARK_HOME=HOME, SPARK_WORKER_DIR=os.path.join(folder, "work"))
        spark_class = os.path.join(HOME, "bin", "spark-class")

        def start(kind, *options):
            command = ["bash", spark_class, "org.apache.spark.deploy." + kind, "--host", "127.0.0.1", *options]
            with open(os.path.join(folder, f"{len(processes)}.log"), "w") as log:
                processes.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))

        start("master.Master", "--port", "17077", "--webui-port", "0")
        time.sleep(10)
        for _ in range(2):
            start("worker.Worker", "--cores", "1", "--memory", "1500m", "--webui-port", "0", MASTER)
        print("A standalone cluster of two workers:", flush=True)
        job = Job(MASTER, jar, model, few)
        measure(job, args, model, few, many, folder, rows, rounds)
        job.spark.stop()
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait()
        for name in ("out", "work", "small.csv.spark"):
            shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
    return 0 if same else 1


if __name__ == "__main__":
    if len(sys.argv) not in (6, 7, 8):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:6], *map(int, sys.argv[6:])))
