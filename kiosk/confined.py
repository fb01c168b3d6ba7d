"""Makes its own process small, then becomes another program: confined.py MEMORY CPU_S WRITTEN FILES PROGRAM … It imports nothing of the kiosk."""
import os
import resource
import runpy
import sys

NICE = 10
KILL_ME_FIRST = "1000"


def main():
    memory, cpu_s, written, files = map(int, sys.argv[1:5])
    del sys.argv[:5]
    stay_small(memory, cpu_s, written, files)
    # Its neighbours come last, so that none of them can stand in for a module it means.
    sys.path.append(os.path.dirname(sys.argv[0]))
    runpy.run_path(sys.argv[0], run_name="__main__")


def stay_small(memory: int, cpu_s: int, written: int, files: int):
    for limit, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, cpu_s), (resource.RLIMIT_FSIZE, written),
                        (resource.RLIMIT_NOFILE, files), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(limit, (most, most))
    os.nice(NICE)
    if os.path.exists("/proc/self/oom_score_adj"):  # a machine out of memory ends this process, not the site
        with open("/proc/self/oom_score_adj", "w") as score:
            score.write(KILL_ME_FIRST)


if __name__ == "__main__":
    main()
