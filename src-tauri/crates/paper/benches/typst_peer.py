"""typst_peer.py cold SOURCE FONTS OUT | warm SOURCE FONTS ROUNDS: what the PyPI wheel of typst takes for the same page.

cold: compiles once and writes the file (the caller takes the time of the whole process). warm: prints the median of so many
compilations in one process, each with another number and name, in milliseconds, and the bytes of a file."""

import statistics
import sys
import time

import typst

mode, source, fonts, last = sys.argv[1:5]
if mode == "cold":
    typst.compile(source, output=last, font_paths=[fonts], ignore_system_fonts=True, pdf_standards=["a-2u"])
else:
    faces = typst.Fonts(font_paths=[fonts], include_system_fonts=False)
    compiler = typst.Compiler(source, font_paths=faces)
    times, size = [], 0
    for n in range(int(last)):
        inputs = {"number": f"柳荫居证〔2026〕{n:04}号", "name": "欧阳" + chr(0x4E00 + 37 * n)}
        began = time.perf_counter()
        pdf = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["a-2u"])
        times.append((time.perf_counter() - began) * 1000)
        size = len(pdf)
    print(f"{statistics.median(times):.3f} {size}")
