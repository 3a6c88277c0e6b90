"""Machine code that is written once, kept on disk and run again without the compiler."""

from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, byref, c_int32, c_int64, c_void_p
from importlib import import_module
from threading import Lock
from typing import Any

from simulator.streams.keeping import Code, KeptCode


class Kernel:
    """A function of whole numbers, addresses of arrays among them, compiled when it is first called and kept.

    Once it is kept, neither it nor what it calls is loaded, nor numba, which takes longer than many a run.

    Parameters
    ----------
    module, name : str
        Where the Python function is that numba compiles; those that it calls are where `keeping.stamp_of` looks.
    arguments : int
        How many there are. It returns a whole number too.
    """

    def __init__(self, module: str, name: str, arguments: int) -> None:
        self._module, self._name, self._arguments = module, name, arguments
        self._kept = KeptCode(module, name)
        self._run: Callable[..., int] | None = None
        self._preparing = Lock()

    def __call__(self, *arguments: int) -> int:
        """Run it, without Python's lock; a word of 64 bits is given with or without its sign.

        Raises
        ------
        RuntimeError
            When it failed, which compiled functions of ours never do.
        """
        if self._run is None:
            self.prepare()
        result = c_int64()
        if self._run is None or self._run(byref(result), byref(c_void_p()), *arguments):
            raise RuntimeError(f"{self._name} failed")
        return result.value

    def prepare(self) -> None:
        """Read the machine code from disk, or compile it now and keep it there where that is possible."""
        with self._preparing:
            if self._run is None:
                self._run = self._callable(self._kept.read() or self._compile())

    @property
    def is_compiled(self) -> bool:
        """Whether machine code is in memory or on disk, so that a call does not have to wait for it."""
        return self._run is not None or self.is_kept

    @property
    def is_kept(self) -> bool:
        """Whether machine code is kept on disk for the next run."""
        return self._kept.read() is not None

    def _compile(self) -> Code:
        from simulator.streams.jit import machine_code

        function = getattr(import_module(self._module), self._name)
        code = Code(*machine_code(function, self._arguments))
        self._kept.write(code)
        return code

    def _callable(self, code: Code) -> Callable[..., int]:
        """A door to machine code, by numba's convention: where the result goes, where an error goes, the arguments."""
        from llvmlite import binding  # type: ignore[import-untyped, unused-ignore]

        binding.initialize_native_target()
        binding.initialize_native_asmprinter()
        machine = binding.Target.from_default_triple().create_target_machine()
        # what holds the code in memory lives as long as the door to it
        self._memory: Any = binding.create_mcjit_compiler(binding.parse_assembly(""), machine)
        self._memory.add_object_file(binding.ObjectFileRef.from_data(code.code))
        self._memory.finalize_object()
        kinds = (c_int64,) * self._arguments
        door = CFUNCTYPE(c_int32, POINTER(c_int64), POINTER(c_void_p), *kinds)
        return door(self._memory.get_function_address(code.symbol))
